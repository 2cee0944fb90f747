using System.Globalization;
using Amazon.Lambda.SQSEvents;
using MarketData.Domain.Events;

namespace MarketData.Processor.Decoding;

/// <summary>One message of a batch, decoded. It counts as failed until its effects are committed.</summary>
sealed class Delivery
{
    /// <summary>By which a failure is reported to the queue; a redrive changes it.</summary>
    public required string MessageId { get; init; }

    public required string Body { get; init; }

    /// <summary>When the buffer took it in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required Decoded Decoded { get; set; }

    public MarketEvent? Event => (Decoded as Decoded.Valid)?.Event;

    public bool IsDone { get; set; }

    public static Delivery Of(SQSEvent.SQSMessage message, DateTimeOffset now)
    {
        var receivedAt = message.Attributes?.GetValueOrDefault("SentTimestamp") is { } sent
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(sent, CultureInfo.InvariantCulture))
            : now;
        var body = message.Body ?? "";
        return new Delivery
        {
            MessageId = message.MessageId,
            Body = body,
            ReceivedAt = receivedAt,
            Decoded = EventDecoder.Decode(body, receivedAt),
        };
    }
}
