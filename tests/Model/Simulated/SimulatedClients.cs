using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;

namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// The SDK's own clients over a handler in place of the network. They do not try again by themselves, for that they
/// would wait in real time: what is tested is what the function does.
/// </summary>
static class SimulatedClients
{
    static readonly BasicAWSCredentials Credentials = new("test", "test");

    public static AmazonDynamoDBClient Store(HttpMessageHandler network) =>
        new(
            Credentials,
            new AmazonDynamoDBConfig
            {
                ServiceURL = "http://store.test",
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
                HttpClientFactory = new HandlerFactory(network),
            }
        );

    public static AmazonSimpleNotificationServiceClient Topic(HttpMessageHandler network) =>
        new(
            Credentials,
            new AmazonSimpleNotificationServiceConfig
            {
                ServiceURL = "http://topic.test",
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
                HttpClientFactory = new HandlerFactory(network),
            }
        );

    sealed class HandlerFactory(HttpMessageHandler network) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
            new(network, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
