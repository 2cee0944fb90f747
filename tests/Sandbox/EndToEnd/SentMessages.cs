using System.Text.Json;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>moto's own record of what a topic has sent.</summary>
static class SentMessages
{
    public static async Task<IReadOnlyList<SentMessage>> ReadAsync(
        Uri moto,
        string topicArn,
        CancellationToken cancellation
    )
    {
        using var http = new HttpClient { BaseAddress = moto };
        using var data = JsonDocument.Parse(await http.GetStringAsync("/moto-api/data.json", cancellation));
        var topic = data
            .RootElement.GetProperty("sns")
            .GetProperty("Topic")
            .EnumerateArray()
            .Single(candidate => candidate.GetProperty("arn").GetString() == topicArn);
        // Each is [message id, message, subject, message attributes, group id].
        return [.. topic.GetProperty("sent_notifications").EnumerateArray().Select(sent => Read(sent[3]))];
    }

    static SentMessage Read(JsonElement attributes) =>
        new(Value(attributes, "symbol"), Value(attributes, "severity"), Value(attributes, "rule"));

    static string Value(JsonElement attributes, string name) =>
        attributes.GetProperty(name).GetProperty("Value").GetString()!;
}
