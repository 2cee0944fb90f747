using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using MarketData.Contract;
using MarketData.Tests.Model.Store;

namespace MarketData.SandboxTests.Model;

/// <summary>A store, the model or the engine, asked in DynamoDB's own protocol.</summary>
sealed class WireStore : IDisposable
{
    static readonly TableSchema Items = new("items", "id") { Indexes = [new IndexSchema("ByGroup", "group", "at")] };

    readonly HttpClient http;
    readonly string prefix;

    WireStore(HttpClient http, string prefix) => (this.http, this.prefix) = (http, prefix);

    public static WireStore OfModel()
    {
        var model = new DynamoDbHandler(new DynamoDbModel([Items, Tables.Bars]));
        return new WireStore(new HttpClient(model) { BaseAddress = new("http://model.test") }, prefix: "");
    }

    public static async Task<WireStore> OfEngineAsync(CancellationToken cancellation)
    {
        var engine = (AmazonDynamoDBClient)await LocalEngines.DynamoDbAsync();
        var prefix = $"{Guid.NewGuid():N}-";
        foreach (var table in new[] { Items, Tables.Bars })
        {
            await engine.CreateTableAsync(EngineTables.Request(table, prefix + table.Purpose), cancellation);
        }

        var http = new HttpClient { BaseAddress = new(engine.Config.ServiceURL) };
        http.DefaultRequestHeaders.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/dynamodb/aws4_request, "
                + "SignedHeaders=host, Signature=0"
        );
        return new WireStore(http, prefix);
    }

    /// <param name="line">The operation and its request, such as <c>Scan {"TableName":"@items"}</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What matters of the answer: its status, the kind of refusal and reasons without their prose, the
    /// items.</returns>
    public async Task<string> AnswerAsync(string line, CancellationToken cancellation)
    {
        var (operation, body) = (
            line[..line.IndexOf(' ', StringComparison.Ordinal)],
            line[line.IndexOf('{', StringComparison.Ordinal)..]
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Headers = { { "X-Amz-Target", $"DynamoDB_20120810.{operation}" } },
            Content = new StringContent(
                Named(body),
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/x-amz-json-1.0")
            ),
        };
        using var response = await http.SendAsync(request, cancellation);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>(cancellation))!;
        return Without(prefix, $"{(int)response.StatusCode} {Normal(answer, operation)}");
    }

    public void Dispose() => http.Dispose();

    string Named(string body) =>
        body.Replace("@", prefix, StringComparison.Ordinal)
            .Replace("~", prefix[..Math.Min(prefix.Length, 8)], StringComparison.Ordinal);

    static string Without(string prefix, string text) =>
        prefix == "" ? text : text.Replace(prefix, "", StringComparison.Ordinal);

    static string Normal(JsonObject answer, string operation)
    {
        if (answer["__type"] is { } type)
        {
            answer["__type"] = type.GetValue<string>().Split('#')[1];
        }

        foreach (var prose in new[] { "message", "Message", "ConsumedCapacity" })
        {
            answer.Remove(prose);
        }

        foreach (var reason in answer["CancellationReasons"]?.AsArray() ?? [])
        {
            reason!.AsObject().Remove("Message");
        }

        return Sorted(answer, ordered: operation == "Query")!.ToJsonString();
    }

    /// <summary>Members have no order, and neither have items, unless a query gives them.</summary>
    static JsonNode? Sorted(JsonNode? node, bool ordered) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member =>
                        KeyValuePair.Create(
                            member.Key,
                            Sorted(member.Value, ordered || member.Key is "CancellationReasons" or "L")
                        )
                    )
            ),
            JsonArray list when ordered => new JsonArray([.. list.Select(item => Sorted(item, ordered))]),
            JsonArray list => new JsonArray([
                .. list.Select(item => Sorted(item, ordered))
                    .OrderBy(item => item!.ToJsonString(), StringComparer.Ordinal),
            ]),
            _ => node?.DeepClone(),
        };
}
