using System.Globalization;
using Amazon.Lambda.SQSEvents;

namespace MarketData.Processor.Decoding;

/// <summary>One message of a batch. It counts as failed until its effects are committed.</summary>
sealed class Delivery
{
    /// <summary>By which a failure is reported to the queue; a redrive changes it.</summary>
    public required string MessageId { get; init; }

    public required string Body { get; init; }

    /// <summary>When the buffer took it in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public bool IsDone { get; set; }

    public static Delivery Of(SQSEvent.SQSMessage message, DateTimeOffset now) =>
        new()
        {
            MessageId = message.MessageId,
            Body = message.Body ?? "",
            ReceivedAt = message.Attributes?.GetValueOrDefault("SentTimestamp") is { } sent
                ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(sent, CultureInfo.InvariantCulture))
                : now,
        };
}
