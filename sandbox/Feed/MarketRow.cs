using System.Globalization;
using MarketData.Contract;

namespace MarketData.Sandbox.Feed;

/// <summary>
/// One print or quote of a session. Numbers are plain decimals as text, of which no digit is lost on the way.
/// </summary>
public sealed record MarketRow
{
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
        var size = Size is null ? "" : $",\"{sizeName}\":{Size}";
        var time = Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        var detail =
            $$"""{"exchange":"{{Exchange}}","symbol":"{{Symbol}}","{{priceName}}":{{Price}}{{size}}"""
            + $$""","timestamp":"{{time}}","tradeId":"{{number}}"}""";
        return new(Time, Kind == RowKind.Trade ? BusEvents.TradeExecution : BusEvents.Quote, detail)
        {
            Expected = new Expectation.Stored($"{Exchange}|{Symbol}|{time[..10]}|{number}"),
        };
    }
}
