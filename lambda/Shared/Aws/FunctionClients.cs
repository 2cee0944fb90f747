using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;

namespace MarketData.Shared.Aws;

/// <summary>
/// The function's clients. Each call is one try with a time limit: what is to be tried again is so by
/// <see cref="TransientFailures"/>, in the function's own time, so that what is simulated is what is deployed.
/// </summary>
/// <param name="time">In which calls wait.</param>
/// <param name="http">Carries the calls; by default the SDK makes its own.</param>
/// <param name="configure">Says where AWS is, where the environment does not.</param>
public sealed class FunctionClients(TimeProvider time, HttpClient? http = null, Action<ClientConfig>? configure = null)
{
    public IAmazonDynamoDB DynamoDb() => new DynamoDbClient(Configured(new AmazonDynamoDBConfig()), time);

    public IAmazonSimpleNotificationService Topic() =>
        new TopicClient(Configured(new AmazonSimpleNotificationServiceConfig()), time);

    public IAmazonSQS Queues() => new QueuesClient(Configured(new AmazonSQSConfig()), time);

    public IAmazonSimpleSystemsManagement Ssm() =>
        new SsmClient(Configured(new AmazonSimpleSystemsManagementConfig()), time);

    public IAmazonKeyManagementService Kms() => new KmsClient(Configured(new AmazonKeyManagementServiceConfig()), time);

    T Configured<T>(T config)
        where T : ClientConfig
    {
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = http is null ? null : new FixedHttpClientFactory(http);
        configure?.Invoke(config);
        return config;
    }

    sealed class DynamoDbClient(AmazonDynamoDBConfig config, TimeProvider time) : AmazonDynamoDBClient(config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            pipeline.AddHandlerBefore<RetryHandler>(new CallLimit(time));
        }
    }

    sealed class TopicClient(AmazonSimpleNotificationServiceConfig config, TimeProvider time)
        : AmazonSimpleNotificationServiceClient(config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            pipeline.AddHandlerBefore<RetryHandler>(new CallLimit(time));
        }
    }

    sealed class QueuesClient(AmazonSQSConfig config, TimeProvider time) : AmazonSQSClient(config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            pipeline.AddHandlerBefore<RetryHandler>(new CallLimit(time));
        }
    }

    sealed class KmsClient(AmazonKeyManagementServiceConfig config, TimeProvider time)
        : AmazonKeyManagementServiceClient(config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            pipeline.AddHandlerBefore<RetryHandler>(new CallLimit(time));
        }
    }

    sealed class SsmClient(AmazonSimpleSystemsManagementConfig config, TimeProvider time)
        : AmazonSimpleSystemsManagementClient(config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            pipeline.AddHandlerBefore<RetryHandler>(new CallLimit(time));
        }
    }

    sealed class FixedHttpClientFactory(HttpClient http) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
