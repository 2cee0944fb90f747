using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.EventBridge.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Sending;

/// <summary>What became of an event.</summary>
/// <param name="Number">Its place among those that were to be sent, from 1.</param>
/// <param name="EventId">Which EventBridge gave it; null where it was refused.</param>
/// <param name="ErrorCode">Why it was.</param>
/// <param name="ErrorMessage">Likewise, in a sentence.</param>
sealed record SentEvent(int Number, string? EventId, string? ErrorCode, string? ErrorMessage)
{
    public static SentEvent Of(int number, PutEventsResultEntry result) =>
        result.ErrorCode is { Length: > 0 } code
            ? new(number, null, code, result.ErrorMessage)
            : new(number, result.EventId, null, null);
}

sealed record SentEvents(IReadOnlyList<SentEvent> Events)
{
    public int Sent => Events.Count(one => one.EventId is not null);

    public int Refused => Events.Count - Sent;

    public Answer ToAnswer() =>
        Answer.Of(Refused == 0 ? Operation.Success : Operation.No, this, SentEventsJson.Default.SentEvents, WriteTo);

    void WriteTo(TextWriter output)
    {
        foreach (var one in Events)
        {
            output.WriteLine(one.EventId ?? $"{one.Number}. refused: {one.ErrorCode}: {one.ErrorMessage}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Sent:N0} sent, {Refused:N0} refused."));
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SentEvents))]
sealed partial class SentEventsJson : JsonSerializerContext;
