using System.Text.Json;

namespace MarketData.Sandbox.Report;

/// <summary>
/// What traders would have been mailed: the emulator's own record of what a topic has sent, whatever filters its
/// subscribers have.
/// </summary>
/// <param name="Subject">Of the mail.</param>
/// <param name="Text">Its body.</param>
/// <param name="Attributes">By which subscribers filter.</param>
public sealed record SentMail(string Subject, string Text, IReadOnlyDictionary<string, string> Attributes)
{
    public static async Task<IReadOnlyList<SentMail>> ReadAsync(
        Uri emulator,
        string topicArn,
        CancellationToken cancellation
    )
    {
        using var http = new HttpClient { BaseAddress = emulator };
        using var data = JsonDocument.Parse(await http.GetStringAsync("/moto-api/data.json", cancellation));
        return
        [
            .. data
                .RootElement.GetProperty("sns")
                .GetProperty("Topic")
                .EnumerateArray()
                .Single(topic => topic.GetProperty("arn").GetString() == topicArn)
                .GetProperty("sent_notifications")
                .EnumerateArray()
                .Select(Read),
        ];
    }

    /// <param name="sent">Message id, message, subject, message attributes, group id.</param>
    static SentMail Read(JsonElement sent) =>
        new(
            sent[2].GetString() ?? "",
            sent[1].GetString() ?? "",
            sent[3]
                .EnumerateObject()
                .ToDictionary(
                    attribute => attribute.Name,
                    attribute => attribute.Value.GetProperty("Value").GetString() ?? ""
                )
        );
}
