using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;

namespace MarketData.Benchmarks.Aws;

/// <summary>The SDK's real clients over a network that ends in this process.</summary>
sealed class Clients(MemoryAws aws) : HttpClientFactory
{
    static readonly BasicAWSCredentials Credentials = new("benchmark", "benchmark");

    readonly HttpClient http = new(new InProcess(aws));

    public IAmazonDynamoDB DynamoDb() =>
        new AmazonDynamoDBClient(
            Credentials,
            new AmazonDynamoDBConfig
            {
                ServiceURL = "http://dynamodb.test",
                AuthenticationRegion = "us-east-1",
                HttpClientFactory = this,
            }
        );

    public IAmazonSimpleNotificationService Topic() =>
        new AmazonSimpleNotificationServiceClient(
            Credentials,
            new AmazonSimpleNotificationServiceConfig
            {
                ServiceURL = "http://sns.test",
                AuthenticationRegion = "us-east-1",
                HttpClientFactory = this,
            }
        );

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
