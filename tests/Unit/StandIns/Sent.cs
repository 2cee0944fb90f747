using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MarketData.UnitTests.StandIns;

/// <summary>A request of the JSON protocol, as it left the client, with its members by name.</summary>
sealed record Sent(string Target, string ContentType, string SignedFor, string Body)
{
    /// <summary>Which of the ways to escape a character the client took means nothing, nor does its order.</summary>
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<Sent> ReadAsync(HttpRequestMessage request) =>
        new(
            request.Headers.GetValues("X-Amz-Target").Single(),
            request.Content!.Headers.ContentType!.ToString(),
            ServiceOf(request.Headers.GetValues("Authorization").Single()),
            Sorted(await request.Content.ReadAsStringAsync())
        );

    /// <summary>The fourth part of the credential's scope: key, day, region, service, protocol.</summary>
    static string ServiceOf(string authorization) => authorization.Split('/')[3];

    static string Sorted(string body)
    {
        var members = JsonNode.Parse(body)!.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal);
        return new JsonObject(
            members.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
        ).ToJsonString(Plain);
    }
}
