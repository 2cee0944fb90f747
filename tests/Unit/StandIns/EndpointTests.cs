using Amazon;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.CodeDeploy;
using Amazon.ECR;
using Amazon.EventBridge;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.StepFunctions;

namespace MarketData.UnitTests.StandIns;

/// <summary>
/// Every partition with FIPS and dual-stack. A real client with the plain rules says which partitions have what;
/// GovCloud's exceptions are those of the endpoint rules in the services' models.
/// </summary>
public class EndpointTests
{
    const string Real = "kms";

    static readonly (string Host, Func<ClientConfig> Create)[] Services =
    [
        ("codedeploy", () => new AmazonCodeDeployConfig()),
        ("api.ecr", () => new AmazonECRConfig()),
        ("events", () => new AmazonEventBridgeConfig()),
        ("monitoring", () => new AmazonCloudWatchConfig()),
        ("logs", () => new AmazonCloudWatchLogsConfig()),
        ("lambda", () => new AmazonLambdaConfig()),
        ("sns", () => new AmazonSimpleNotificationServiceConfig()),
        ("sqs", () => new AmazonSQSConfig()),
        ("ssm", () => new AmazonSimpleSystemsManagementConfig()),
        ("states", () => new AmazonStepFunctionsConfig()),
    ];

    [Test, Combinatorial]
    public void An_endpoint_is_where_a_real_client_would_look(
        [Values("us-east-1", "eu-central-1", "cn-north-1", "us-iso-east-1", "us-isob-east-1")] string region,
        [Values] bool fips,
        [Values] bool dualStack
    )
    {
        var real = Resolve(new AmazonKeyManagementServiceConfig(), region, fips, dualStack);
        foreach (var (host, create) in Services)
        {
            Assert.That(
                Resolve(create(), region, fips, dualStack),
                Is.EqualTo(real.Replace($"//{Real}", $"//{Name(host, dualStack)}", StringComparison.Ordinal))
            );
        }
    }

    [TestCase("api.ecr", true, false, "https://api.ecr-fips.us-gov-west-1.amazonaws.com/")]
    [TestCase("api.ecr", true, true, "https://ecr-fips.us-gov-west-1.api.aws/")]
    [TestCase("api.ecr", false, true, "https://ecr.us-gov-west-1.api.aws/")]
    [TestCase("codedeploy", true, false, "https://codedeploy-fips.us-gov-west-1.amazonaws.com/")]
    [TestCase("codedeploy", true, true, "https://codedeploy-fips.us-gov-west-1.api.aws/")]
    [TestCase("events", true, false, "https://events.us-gov-west-1.amazonaws.com/")]
    [TestCase("events", true, true, "https://events.us-gov-west-1.api.aws/")]
    [TestCase("monitoring", true, false, "https://monitoring.us-gov-west-1.amazonaws.com/")]
    [TestCase("monitoring", true, true, "https://monitoring.us-gov-west-1.api.aws/")]
    [TestCase("lambda", true, false, "https://lambda-fips.us-gov-west-1.amazonaws.com/")]
    [TestCase("lambda", true, true, "https://lambda-fips.us-gov-west-1.api.aws/")]
    [TestCase("logs", true, false, "https://logs.us-gov-west-1.amazonaws.com/")]
    [TestCase("logs", true, true, "https://logs-fips.us-gov-west-1.api.aws/")]
    [TestCase("sns", true, false, "https://sns.us-gov-west-1.amazonaws.com/")]
    [TestCase("sns", true, true, "https://sns-fips.us-gov-west-1.api.aws/")]
    [TestCase("sqs", true, false, "https://sqs.us-gov-west-1.amazonaws.com/")]
    [TestCase("sqs", true, true, "https://sqs-fips.us-gov-west-1.api.aws/")]
    [TestCase("sqs", false, true, "https://sqs.us-gov-west-1.api.aws/")]
    [TestCase("ssm", true, false, "https://ssm.us-gov-west-1.amazonaws.com/")]
    [TestCase("ssm", true, true, "https://ssm-fips.us-gov-west-1.api.aws/")]
    [TestCase("states", true, false, "https://states.us-gov-west-1.amazonaws.com/")]
    [TestCase("states", true, true, "https://states-fips.us-gov-west-1.api.aws/")]
    [TestCase("states", false, true, "https://states-fips.us-gov-west-1.api.aws/")]
    [TestCase("states", false, false, "https://states.us-gov-west-1.amazonaws.com/")]
    public void GovCloud_has_endpoints_of_its_own(string host, bool fips, bool dualStack, string expected)
    {
        var config = Services.Single(service => service.Host == host).Create();

        Assert.That(Resolve(config, "us-gov-west-1", fips, dualStack), Is.EqualTo(expected));
    }

    [Test]
    public void Step_Functions_names_FIPS_in_one_of_GovClouds_two_regions() =>
        Assert.That(
            Resolve(new AmazonStepFunctionsConfig(), "us-gov-east-1", fips: true, dualStack: false),
            Is.EqualTo("https://states-fips.us-gov-east-1.amazonaws.com/")
        );

    [TestCase(false, false, "http://127.0.0.1:5000/")]
    [TestCase(true, false, "Invalid Configuration: FIPS and custom endpoint are not supported")]
    [TestCase(false, true, "Invalid Configuration: Dualstack and custom endpoint are not supported")]
    public void A_custom_endpoint_is_taken_as_it_is_or_refused(bool fips, bool dualStack, string expected)
    {
        foreach (
            var config in Services.Select(service => service.Create()).Append(new AmazonKeyManagementServiceConfig())
        )
        {
            config.ServiceURL = "http://127.0.0.1:5000/";

            Assert.That(Resolve(config, region: null, fips, dualStack), Is.EqualTo(expected), config.ServiceId);
        }
    }

    /// <summary>ECR's API has a shorter name where it speaks IPv6.</summary>
    static string Name(string host, bool dualStack) => host == "api.ecr" && dualStack ? "ecr" : host;

    /// <summary>The endpoint, or the sentence that refuses it.</summary>
    static string Resolve(ClientConfig config, string? region, bool fips, bool dualStack)
    {
        if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        (config.UseFIPSEndpoint, config.UseDualstackEndpoint) = (fips, dualStack);
        try
        {
            return config
                .DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new ListAliasesRequest()))
                .URL;
        }
        catch (AmazonClientException refused)
        {
            return refused.Message;
        }
    }
}
