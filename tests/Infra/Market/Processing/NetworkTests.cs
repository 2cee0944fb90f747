using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketData.InfraTests.Market.Processing;

public class NetworkTests
{
    static Stack Stack => Synthesized.Every;

    [Test]
    public void Without_a_VPC_the_function_is_in_none_and_nothing_is_built_for_it()
    {
        Assert.That(Synthesized.Dev.Resource("aws_lambda_function").ContainsKey("vpc_config"), Is.False);
        Assert.That(
            Synthesized.Dev.Json["resource"]!.AsObject().Select(type => type.Key),
            Has.None.AnyOf("aws_vpc_endpoint", "aws_security_group")
        );
    }

    [Test]
    public void The_function_is_in_the_given_subnets_with_a_group_of_its_own_and_the_given_ones()
    {
        var network = Stack.Resource("aws_lambda_function")["vpc_config"]!;

        Assert.That(
            network["subnet_ids"].Strings(),
            Is.EqualTo(["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712"])
        );
        Assert.That(
            network["security_group_ids"].Strings(),
            Has.Exactly(2)
                .Items.And.Some.StartsWith("${aws_security_group.network_function_")
                .And.Some.EqualTo("sg-0a1b2c3d4e5f60714")
        );
    }

    [TestCase("kms", "Interface")]
    [TestCase("sns", "Interface")]
    [TestCase("sqs", "Interface")]
    [TestCase("logs", "Interface")]
    [TestCase("dynamodb", "Gateway")]
    public void What_the_function_calls_has_an_endpoint(string service, string type)
    {
        var endpoint = Stack.Resource("aws_vpc_endpoint", $"network_{service}_");

        Assert.That(endpoint["service_name"]!.GetValue<string>(), Is.EqualTo($"com.amazonaws.eu-central-1.{service}"));
        Assert.That(endpoint["vpc_endpoint_type"]!.GetValue<string>(), Is.EqualTo(type));
        Assert.That(Stack.Resources("aws_vpc_endpoint").Count(), Is.EqualTo(5));
    }

    [Test]
    public void The_function_goes_out_by_443_to_its_endpoints_and_DynamoDB_and_nowhere_else()
    {
        var rules = Stack.Resources("aws_vpc_security_group_egress_rule").Select(entry => entry.Value).ToList();

        Assert.That(rules.Select(Ports), Has.All.EqualTo("tcp 443-443"));
        Assert.That(
            rules.Select(rule => rule["security_group_id"]!.GetValue<string>()),
            Has.All.StartsWith("${aws_security_group.network_function_")
        );
        Assert.That(
            rules.Select(To),
            Is.EquivalentTo(["aws_security_group.network_endpoints", "aws_vpc_endpoint.network_dynamodb"])
        );
    }

    [Test]
    public void The_endpoints_take_443_from_the_function_and_from_nobody_else()
    {
        var rule = Stack.Resource("aws_vpc_security_group_ingress_rule");

        Assert.That(Ports(rule), Is.EqualTo("tcp 443-443"));
        Assert.That(
            rule["security_group_id"]!.GetValue<string>(),
            Does.StartWith("${aws_security_group.network_endpoints_")
        );
        Assert.That(To(rule), Is.EqualTo("aws_security_group.network_function"));
    }

    [Test]
    public void Where_the_VPC_has_all_endpoints_none_is_created_and_the_given_groups_reach_them()
    {
        var stack = Synthesized.BySuffix("reused");

        Assert.That(
            stack.Json["resource"]!.AsObject().Select(type => type.Key),
            Has.None.AnyOf("aws_vpc_endpoint", "aws_vpc_security_group_egress_rule")
        );
        Assert.That(
            stack.Resource("aws_lambda_function")["vpc_config"]!["security_group_ids"].Strings(),
            Has.Exactly(2).Items.And.Some.EqualTo("sg-0a1b2c3d4e5f60714")
        );
    }

    [Test]
    public void An_endpoint_serves_this_accounts_people_and_resources_only()
    {
        foreach (var service in new[] { "kms", "sns", "sqs", "logs", "dynamodb" })
        {
            var statement = Stack.Statements($"network_{service}-policy")["ThisAccountOnly"];

            Assert.That(
                statement["condition"]!.AsArray().Select(condition => condition!["variable"]!.GetValue<string>()),
                Is.EquivalentTo(["aws:PrincipalAccount", "aws:ResourceAccount"]),
                service
            );
        }
    }

    [Test]
    public void Lambda_attaches_the_function_under_its_role_but_the_function_itself_may_not()
    {
        var rights = Stack.Statements("processor_role_rights");

        Assert.That(rights["NetworkByFunction"]["effect"]!.GetValue<string>(), Is.EqualTo("Deny"));
        Assert.That(
            rights["NetworkByFunction"]["actions"].Strings(),
            Is.EqualTo(rights["Network"]["actions"].Strings())
        );
        Assert.That(
            rights["NetworkByFunction"]["condition"]![0]!["variable"]!.GetValue<string>(),
            Is.EqualTo("lambda:SourceFunctionArn")
        );
        Assert.That(
            rights["NetworkByFunction"]["condition"]![0]!["values"].Strings().Single(),
            Does.EndWith(":function:lambda-market-data-processor-every")
        );
    }

    static string Ports(JsonObject rule) => $"{rule["ip_protocol"]} {rule["from_port"]}-{rule["to_port"]}";

    /// <summary>The address that a rule leads to, without its hash.</summary>
    static string To(JsonObject rule)
    {
        var reference = (rule["referenced_security_group_id"] ?? rule["prefix_list_id"])!.GetValue<string>();
        return Regex.Match(reference, @"^\$\{([\w.-]+)_[0-9A-F]{8}\.").Groups[1].Value;
    }
}
