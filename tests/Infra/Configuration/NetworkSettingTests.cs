namespace MarketData.InfraTests.Configuration;

public class NetworkSettingTests
{
    [Test]
    public void A_wrong_VPC_is_not_told_as_an_absent_one() =>
        Assert.That(
            SettingsReading
                .OfVariables(new() { ["NETWORK_VPC_ID"] = "default", ["NETWORK_SUBNET_IDS"] = "subnet-0a1b2c3d" })
                .Problems,
            Has.Count.EqualTo(1).And.One.StartsWith("NETWORK_VPC_ID")
        );

    [Test]
    public void A_VPC_needs_two_subnets_and_a_route_to_the_endpoint_of_DynamoDB() =>
        Assert.That(
            SettingsReading
                .OfVariables(new() { ["NETWORK_VPC_ID"] = "vpc-0a1b2c3d", ["NETWORK_SUBNET_IDS"] = "subnet-0a1b2c3d" })
                .Problems,
            Is.EqualTo([
                "network.subnetIds (NETWORK_SUBNET_IDS) has 1, but must have 2 or more with network.vpcId.",
                "network.routeTableIds (NETWORK_ROUTE_TABLE_IDS) has none, "
                    + "but must have 1 or more where the endpoint of dynamodb is created.",
            ])
        );

    [TestCase(",", ",", "dynamodb, kms, sns, sqs, ssm")]
    [TestCase("dynamodb,sns", "kms", "kms, sqs, ssm")]
    [TestCase("dynamodb,kms,sns,sqs", ",", "ssm")]
    [TestCase("dynamodb,kms,sns,sqs", "ssm", null)]
    public void What_no_stack_creates_an_endpoint_for_is_reached_by_a_security_group_of_the_VPC(
        string endpoints,
        string ofTrades,
        string? missing
    ) =>
        Assert.That(
            SettingsReading
                .OfVariables(
                    new()
                    {
                        ["NETWORK_VPC_ID"] = "vpc-0a1b2c3d",
                        ["NETWORK_SUBNET_IDS"] = "subnet-0a1b2c3d,subnet-0a1b2c3e",
                        ["NETWORK_ROUTE_TABLE_IDS"] = "rtb-0a1b2c3d",
                        ["NETWORK_ENDPOINTS"] = endpoints,
                        ["TRADES_ENDPOINTS"] = ofTrades,
                    }
                )
                .Problems,
            missing is null
                ? Is.Empty
                : Is.EqualTo([
                    "network.securityGroupIds (NETWORK_SECURITY_GROUP_IDS) has none, "
                        + $"but must have 1 or more that reach what no endpoint is created for: {missing}.",
                ])
        );
}
