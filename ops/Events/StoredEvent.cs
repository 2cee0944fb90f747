using System.Globalization;
using MarketData.Domain.Events;
using MarketData.Ops.Deployment;
using MarketData.Processor.Storage;
using MarketData.Shared.Storage;

namespace MarketData.Ops.Events;

/// <summary>What a row of the market-data table says of its event.</summary>
static class StoredEvent
{
    public static IEnumerable<Fact> FactsOf(Item row)
    {
        var read = EventItem.Read(row);
        var stored = row.ReadTime(EventItem.StoredAt);
        yield return new("Content", Content(read));
        yield return new("Happened", UtcText.Of(read.Timestamp));
        yield return new(
            "Written",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{UtcText.Of(stored)}, {(stored - read.ReceivedAt).TotalMilliseconds:0} ms after it was taken in"
            )
        );
        if (EventItem.Marks.Where(row.ContainsKey).ToList() is { Count: > 0 } marks)
        {
            yield return new("Marked", string.Join(", ", marks));
        }
    }

    static string Content(MarketEvent read) =>
        read switch
        {
            Trade trade => $"{Place(read)}: {Number(trade.Volume)} at {Number(trade.Price)}",
            Quote quote => $"{Place(read)}: bid {Side(quote.Bid)}, ask {Side(quote.Ask)}",
            _ => Place(read),
        };

    static string Place(MarketEvent read) => $"{read.Symbol} on {read.Exchange}";

    static string Side(QuoteSide? side) =>
        side is not { } known ? "none"
        : known.Size is { } size ? $"{Number(size)} at {Number(known.Price)}"
        : Number(known.Price);

    static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
