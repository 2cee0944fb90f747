using Amazon.CloudWatchLogs;
using Amazon.DynamoDBv2;
using Amazon.EventBridge;
using Amazon.KeyManagementService;
using Amazon.Lambda;
using Amazon.SQS;
using Amazon.StepFunctions;

namespace MarketData.Sandbox.Emulator;

/// <summary>Clients of the emulator, DynamoDB as Terraform wrote it included.</summary>
public sealed class AwsClients(Uri endpoint) : IDisposable
{
    readonly string url = endpoint.ToString();

    AmazonCloudWatchLogsClient? logs;
    AmazonDynamoDBClient? dynamoDb;
    AmazonEventBridgeClient? eventBridge;
    AmazonKeyManagementServiceClient? kms;
    AmazonLambdaClient? lambda;
    AmazonSQSClient? sqs;
    AmazonStepFunctionsClient? stepFunctions;

    public IAmazonCloudWatchLogs Logs =>
        logs ??= new(
            Credentials.Basic,
            new AmazonCloudWatchLogsConfig { ServiceURL = url, AuthenticationRegion = Credentials.Region }
        );

    public IAmazonDynamoDB DynamoDb =>
        dynamoDb ??= new(
            Credentials.Basic,
            new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = Credentials.Region }
        );

    public IAmazonEventBridge EventBridge =>
        eventBridge ??= new(
            Credentials.Basic,
            new AmazonEventBridgeConfig { ServiceURL = url, AuthenticationRegion = Credentials.Region }
        );

    public IAmazonKeyManagementService Kms =>
        kms ??= new(
            Credentials.Basic,
            new AmazonKeyManagementServiceConfig { ServiceURL = url, AuthenticationRegion = Credentials.Region }
        );

    public IAmazonLambda Lambda =>
        lambda ??= new(
            Credentials.Basic,
            new AmazonLambdaConfig { ServiceURL = url, AuthenticationRegion = Credentials.Region }
        );

    public IAmazonSQS Sqs =>
        sqs ??= new(
            Credentials.Basic,
            new AmazonSQSConfig { ServiceURL = url, AuthenticationRegion = Credentials.Region }
        );

    public IAmazonStepFunctions StepFunctions =>
        stepFunctions ??= new(
            Credentials.Basic,
            new AmazonStepFunctionsConfig { ServiceURL = url, AuthenticationRegion = Credentials.Region }
        );

    public void Dispose()
    {
        logs?.Dispose();
        dynamoDb?.Dispose();
        eventBridge?.Dispose();
        kms?.Dispose();
        lambda?.Dispose();
        sqs?.Dispose();
        stepFunctions?.Dispose();
    }
}
