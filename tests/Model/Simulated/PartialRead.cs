using System.Text;
using System.Text.Json.Nodes;

namespace MarketData.Tests.Model.Simulated;

/// <summary>A BatchGetItem that leaves some of several keys unprocessed, as DynamoDB does under load.</summary>
static class PartialRead
{
    public static Func<HttpResponseMessage?> Begin(IStore store, byte[] body, Func<int, bool> isLeft)
    {
        var request = JsonNode.Parse(body)!;
        var left = new JsonObject();
        var place = 0;
        foreach (var (table, asked) in request["RequestItems"]!.AsObject().ToList())
        {
            var keys = asked!["Keys"]!.AsArray();
            List<JsonNode> rest = [.. keys.OfType<JsonNode>().Where(_ => isLeft(place++))];
            if (rest.Count > 0 && rest.Count < keys.Count)
            {
                rest.ForEach(key => keys.Remove(key));
                left[table] = asked.DeepClone();
                left[table]!["Keys"] = new JsonArray([.. rest]);
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
