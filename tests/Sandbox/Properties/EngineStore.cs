using System.Net.Http.Headers;
using Amazon.DynamoDBv2;
using MarketData.Contract;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Store;

namespace MarketData.SandboxTests.Properties;

/// <summary>
/// Fresh tables in DynamoDB Local, behind the simulated network: a call that is let through is answered by the engine.
/// </summary>
sealed class EngineStore : IStore
{
    static readonly HttpMessageInvoker Engine = new(new SocketsHttpHandler());

    readonly Uri address;
    readonly IReadOnlyDictionary<string, string> names;

    EngineStore(AmazonDynamoDBClient client, IReadOnlyDictionary<string, string> tables) =>
        (Client, names, address) = (client, tables, new Uri(client.Config.ServiceURL));

    public IAmazonDynamoDB Client { get; }

    public Leeway Leeway
    {
        set
        {
            // The engine decides by itself, and its indexes are never behind.
        }
    }

    public void Expire()
    {
        // In the engine's own time.
    }

    public static async Task<EngineStore> CreateAsync(CancellationToken cancellation)
    {
        var client = await LocalEngines.DynamoDbAsync();
        return new EngineStore((AmazonDynamoDBClient)client, await SynthesizedTables.CreateAsync(client, cancellation));
    }

    public string NameOf(TableSchema table) => names[table.Purpose];

    public Func<HttpResponseMessage?> Begin(string operation, byte[] body) =>
        () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Headers = { { "X-Amz-Target", $"DynamoDB_20120810.{operation}" } },
                Content = new ByteArrayContent(body)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0") },
                },
            };
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/dynamodb/aws4_request, "
                    + "SignedHeaders=host, Signature=0"
            );
            var response = Engine.SendAsync(request, CancellationToken.None).GetAwaiter().GetResult();
            response.Content.LoadIntoBufferAsync().GetAwaiter().GetResult();
            return response;
        };
}
