using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Events;

namespace MarketData.Sandbox.Feed;

/// <summary>
/// One print or quote of a session. Numbers are plain decimals as text, of which no digit is lost on the way.
/// </summary>
public sealed record MarketRow
{
    /// <summary>Which a double keeps of any number: a parser on the way may know no other.</summary>
    const int SafeDigits = 15;

    public required DateTimeOffset Time { get; init; }
    public required string Exchange { get; init; }
    public required string Symbol { get; init; }
    public required RowKind Kind { get; init; }
    public required string Price { get; init; }

    /// <summary>Null where a quote does not say; a trade has one.</summary>
    public required string? Size { get; init; }

    /// <summary>
    /// The row becomes an event with a trade id of its own: every tenth real print repeats another exactly and is a
    /// separate trade all the same.
    /// </summary>
    public BusEvent ToEvent(long number)
    {
        var (priceName, sizeName) = Kind switch
        {
            RowKind.Bid => ("bid", "bidSize"),
            RowKind.Ask => ("ask", "askSize"),
            _ => ("price", "volume"),
        };
        var size = Size is null ? "" : $",\"{sizeName}\":{Json(Size)}";
        var time = Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        var detail =
            $$"""{"exchange":"{{Exchange}}","symbol":"{{Symbol}}","{{priceName}}":{{Json(Price)}}{{size}}"""
            + $$""","timestamp":"{{time}}","tradeId":"{{number}}"}""";
        return new(Time, Kind == RowKind.Trade ? BusEvents.TradeExecution : BusEvents.Quote, detail)
        {
            Expected = new Expectation.Stored($"{Exchange}|{Symbol}|{time[..10]}|{number}", this),
        };
    }

    /// <summary>What must be stored of it under that identity.</summary>
    public MarketEvent ToStored(string identity)
    {
        var (price, size) = (Read(Price), Size is null ? (decimal?)null : Read(Size));
        var (id, exchange, symbol) = (
            EventIdentity.OfStored(identity),
            Domain.Events.Exchange.Parse(Exchange),
            Domain.Events.Symbol.Parse(Symbol)
        );
        return Kind == RowKind.Trade
            ? new Trade(price, size ?? 0)
            {
                Identity = id,
                Exchange = exchange,
                Symbol = symbol,
                Timestamp = Time,
                ReceivedAt = Time,
            }
            : new Quote(Kind == RowKind.Bid ? new(price, size) : null, Kind == RowKind.Ask ? new(price, size) : null)
            {
                Identity = id,
                Exchange = exchange,
                Symbol = symbol,
                Timestamp = Time,
                ReceivedAt = Time,
            };
    }

    static decimal Read(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    /// <summary>With more digits as text, as the contract allows.</summary>
    static string Json(string number) =>
        number.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length <= SafeDigits
            ? number
            : $"\"{number}\"";
}
