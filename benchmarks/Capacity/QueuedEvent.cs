using System.Globalization;
using Amazon.Lambda.SQSEvents;
using MarketData.Benchmarks.Feed;
using MarketData.Sandbox.Feed;
using MarketData.Sessions;

namespace MarketData.Benchmarks.Capacity;

/// <summary>An event from PutEvents on.</summary>
sealed class QueuedEvent(int number, int symbol, DateTimeOffset putAt)
{
    public int Number => number;
    public int Symbol => symbol;
    public bool IsHot => symbol == 0;
    public DateTimeOffset PutAt => putAt;
    public DateTimeOffset? StoredAt { get; set; }
    public int Receives { get; set; }

    /// <summary>Until when it is hidden, should this delivery fail.</summary>
    public DateTimeOffset HiddenUntil { get; set; }

    public SQSEvent.SQSMessage ToSqs()
    {
        var row = new MarketRow
        {
            Time = putAt,
            Exchange = "X",
            Symbol = $"S{symbol}",
            Kind = RowKind.Trade,
            // A quiet market: what alerts cost is another matter.
            Price = $"{100 + symbol % 100 + number % 10 / 100m:0.00}",
            Size = "100",
        };
        var id = number.ToString(CultureInfo.InvariantCulture);
        return new SQSEvent.SQSMessage
        {
            MessageId = id,
            ReceiptHandle = id,
            Body = SqsBatch.Body(row.ToEvent(number)),
            Attributes = new()
            {
                ["ApproximateReceiveCount"] = Receives.ToString(CultureInfo.InvariantCulture),
                ["SentTimestamp"] = putAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            },
        };
    }
}
