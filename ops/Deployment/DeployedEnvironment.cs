using Amazon;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.CodeDeploy;
using Amazon.DynamoDBv2;
using Amazon.ECR;
using Amazon.EventBridge;
using Amazon.KeyManagementService;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.StepFunctions;
using MarketData.Contract;

namespace MarketData.Ops.Deployment;

/// <summary>The deployment that a command is for: what its resources are called, and clients that reach them.</summary>
/// <param name="Names">Of its resources.</param>
/// <param name="Endpoints">Where AWS is.</param>
sealed record DeployedEnvironment(ResourceNames Names, ServiceEndpoints Endpoints)
{
    /// <summary>
    /// No call of a command takes as long when somebody answers. With the retries a command says within seconds that
    /// nobody does, where the SDK's own limits would let an operator wait for minutes.
    /// </summary>
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    const int Retries = 2;

    string Region => Names.Region;

    public AmazonCloudWatchClient CloudWatch() => new(Configure(new AmazonCloudWatchConfig(), "monitoring"));

    public AmazonCodeDeployClient CodeDeploy() => new(Configure(new AmazonCodeDeployConfig(), "codedeploy"));

    /// <param name="region">Another than the deployment's.</param>
    public AmazonDynamoDBClient DynamoDb(string? region = null) => new(DynamoDbConfig(region));

    public AmazonDynamoDBConfig DynamoDbConfig(string? region = null) =>
        Configure(new AmazonDynamoDBConfig(), "dynamodb", region);

    public AmazonECRClient Ecr() => new(Configure(new AmazonECRConfig(), "ecr"));

    public AmazonEventBridgeClient EventBridge() => new(Configure(new AmazonEventBridgeConfig(), "events"));

    public AmazonKeyManagementServiceClient Kms() => new(Configure(new AmazonKeyManagementServiceConfig(), "kms"));

    public AmazonLambdaClient Lambda() => new(Configure(new AmazonLambdaConfig(), "lambda"));

    public AmazonCloudWatchLogsClient Logs() => new(Configure(new AmazonCloudWatchLogsConfig(), "logs"));

    /// <summary>An emulator's buckets are no hosts of their own.</summary>
    public AmazonS3Client S3() =>
        new(Configure(new AmazonS3Config { ForcePathStyle = Endpoints.Of("s3") is not null }, "s3"));

    public AmazonSQSClient Sqs() => new(Configure(new AmazonSQSConfig(), "sqs"));

    public AmazonSimpleSystemsManagementClient Ssm() =>
        new(Configure(new AmazonSimpleSystemsManagementConfig(), "ssm"));

    public AmazonSecurityTokenServiceClient Sts() => new(Configure(new AmazonSecurityTokenServiceConfig(), "sts"));

    public AmazonStepFunctionsClient StepFunctions() => new(Configure(new AmazonStepFunctionsConfig(), "states"));

    TConfig Configure<TConfig>(TConfig config, string service, string? region = null)
        where TConfig : ClientConfig
    {
        config.Timeout = Timeout;
        config.ConnectTimeout = ConnectTimeout;
        config.MaxErrorRetry = Retries;
        // With AWS_ENDPOINT_URL the SDK would take the region for its signatures from the address.
        config.AuthenticationRegion = region ?? Region;
        if (Endpoints.Of(service) is { } url)
        {
            config.ServiceURL = url;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region ?? Region);
        }

        return config;
    }
}
