using System.Text;
using System.Text.Json.Nodes;

namespace MarketData.Tests.Model.Simulated;

/// <summary>A BatchGetItem that leaves some keys unprocessed, as DynamoDB does under load: some of several.</summary>
static class PartialRead
{
    public static Func<HttpResponseMessage?> Begin(IStore store, byte[] body, Random random)
    {
        var request = JsonNode.Parse(body)!;
        var left = new JsonObject();
        foreach (var (table, asked) in request["RequestItems"]!.AsObject().ToList())
        {
            var keys = asked!["Keys"]!.AsArray();
            if (keys.Count > 1)
            {
                var kept = random.Next(1, keys.Count);
                var rest = asked.DeepClone();
                rest["Keys"]!.AsArray().RemoveRange(0, kept);
                left[table] = rest;
                keys.RemoveRange(kept, keys.Count - kept);
            }
        }

        var end = store.Begin("BatchGetItem", Encoding.UTF8.GetBytes(request.ToJsonString()));
        return () => With(left, end()!);
    }

    static HttpResponseMessage With(JsonObject left, HttpResponseMessage response)
    {
        using var text = response.Content.ReadAsStream();
        var answer = JsonNode.Parse(text)!;
        answer["UnprocessedKeys"] = left;
        // The engine's checksum is of what it said.
        response.Headers.Remove("x-amz-crc32");
        response.Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0");
        return response;
    }
}
