using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.CodeDeploy;
using Amazon.ECR;
using Amazon.EventBridge;
using Amazon.KeyManagementService;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.StepFunctions;

namespace MarketData.UnitTests.StandIns;

/// <summary>What AWS_DEFAULTS_MODE asks for is what it means to a real client.</summary>
public class DefaultsModeTests
{
    static readonly Func<ClientConfig>[] Configurations =
    [
        () => new AmazonCloudWatchConfig(),
        () => new AmazonCloudWatchLogsConfig(),
        () => new AmazonCodeDeployConfig(),
        () => new AmazonECRConfig(),
        () => new AmazonEventBridgeConfig(),
        () => new AmazonLambdaConfig(),
        () => new AmazonSimpleNotificationServiceConfig(),
        () => new AmazonSimpleSystemsManagementConfig(),
        () => new AmazonSQSConfig(),
        () => new AmazonStepFunctionsConfig(),
    ];

    [TestCase(DefaultConfigurationMode.Standard)]
    [TestCase(DefaultConfigurationMode.InRegion)]
    [TestCase(DefaultConfigurationMode.CrossRegion)]
    [TestCase(DefaultConfigurationMode.Mobile)]
    public void A_mode_sets_the_time_outs_and_retries_of_a_real_client(DefaultConfigurationMode mode)
    {
        var real = new AmazonKeyManagementServiceConfig { DefaultConfigurationMode = mode };
        foreach (var create in Configurations)
        {
            var config = create();
            config.DefaultConfigurationMode = mode;

            Assert.That(Defaults(config), Is.EqualTo(Defaults(real)), config.ServiceId);
        }
    }

    static (TimeSpan?, TimeSpan?, RequestRetryMode) Defaults(ClientConfig config) =>
        (config.ConnectTimeout, config.Timeout, config.RetryMode);
}
