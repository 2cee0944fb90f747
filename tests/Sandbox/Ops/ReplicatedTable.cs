using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Ops;

/// <summary>DynamoDB Local has no replicas: here its answers say that a table has some.</summary>
sealed class ReplicatedTable : IDisposable
{
    readonly HttpClient http;

    public ReplicatedTable(IAmazonDynamoDB engine, IReadOnlyList<string> regions)
    {
        http = new HttpClient(new Replicas(regions));
        Client = new AmazonDynamoDBClient(
            Credentials.Basic,
            new AmazonDynamoDBConfig
            {
                ServiceURL = ((AmazonDynamoDBClient)engine).Config.ServiceURL,
                AuthenticationRegion = Credentials.Region,
                HttpClientFactory = new Factory(http),
            }
        );
    }

    public AmazonDynamoDBClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        http.Dispose();
    }

    sealed class Replicas(IReadOnlyList<string> regions) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            using var response = await base.SendAsync(request, cancellationToken);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
            answer["Table"]!["Replicas"] = new JsonArray([
                .. regions.Select(region => new JsonObject { ["RegionName"] = region }),
            ]);

            // A new answer: the old one has a checksum.
            return new(response.StatusCode)
            {
                Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0"),
            };
        }
    }

    sealed class Factory(HttpClient http) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
