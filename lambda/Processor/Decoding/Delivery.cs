using System.Globalization;
using Amazon.Lambda.SQSEvents;
using MarketData.Shared.Decoding;

namespace MarketData.Processor.Decoding;

/// <summary>One message of a batch. It counts as failed until its effects are committed.</summary>
sealed class Delivery(SQSEvent.SQSMessage message, DateTimeOffset now)
{
    static readonly long LatestMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>By which a failure is reported to the queue; a redrive changes it.</summary>
    public string MessageId => message.MessageId;

    /// <summary>By which the queue knows this delivery of it.</summary>
    public string ReceiptHandle => message.ReceiptHandle;

    /// <summary>How often it was delivered, this time included.</summary>
    public int Receives =>
        int.TryParse(
            message.Attributes?.GetValueOrDefault("ApproximateReceiveCount"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var count
        )
            ? Math.Max(1, count)
            : 1;

    public string Body => message.Body ?? "";

    /// <summary>When the buffer took it in.</summary>
    /// <exception cref="FormatException">The queue said something that is no time.</exception>
    public DateTimeOffset ReceivedAt =>
        message.Attributes?.GetValueOrDefault("SentTimestamp") switch
        {
            null => now,
            var sent
                when long.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                    && milliseconds <= LatestMilliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            var sent => throw new FormatException(
                $"The attribute SentTimestamp is '{Quoting.Of(sent)}'; it must be a number of Unix milliseconds."
            ),
        };

    public bool IsDone { get; set; }

    /// <exception cref="FormatException">It is no batch of messages; the message names what is missing.</exception>
    public static IReadOnlyList<Delivery> AllOf(SQSEvent batch, DateTimeOffset now)
    {
        if (batch.Records is not { } records)
        {
            throw new FormatException("The event has no Records; it must be a batch of the buffer's messages.");
        }

        if (records.FindIndex(record => string.IsNullOrEmpty(record?.MessageId)) is >= 0 and var nameless)
        {
            throw new FormatException(
                $"Records[{nameless}] has no messageId, by which a failure would be reported to the buffer."
            );
        }

        return [.. records.Select(record => new Delivery(record, now))];
    }
}
