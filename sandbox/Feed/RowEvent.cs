using System.Globalization;
using MarketData.Contract;
using MarketData.Sessions;

namespace MarketData.Sandbox.Feed;

/// <summary>A row of a session as an event for the bus.</summary>
public static class RowEvent
{
    /// <summary>Which a double keeps of any number: a parser on the way may know no other.</summary>
    const int SafeDigits = 15;

    /// <param name="row">The row.</param>
    /// <param name="number">Becomes its trade id.</param>
    public static BusEvent ToEvent(this MarketRow row, long number)
    {
        var (priceName, sizeName) = row.Kind switch
        {
            RowKind.Bid => ("bid", "bidSize"),
            RowKind.Ask => ("ask", "askSize"),
            _ => ("price", "volume"),
        };
        var size = row.Size is null ? "" : $",\"{sizeName}\":{Json(row.Size)}";
        var time = row.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        var detail =
            $$"""{"exchange":"{{row.Exchange}}","symbol":"{{row.Symbol}}","{{priceName}}":{{Json(row.Price)}}{{size}}"""
            + $$""","timestamp":"{{time}}","tradeId":"{{number}}"}""";
        return new(row.Time, row.Kind == RowKind.Trade ? BusEvents.TradeExecution : BusEvents.Quote, detail)
        {
            Expected = new Expectation.Stored(row.IdentityOf(number), row),
        };
    }

    /// <summary>With more digits as text, as the contract allows.</summary>
    static string Json(string number) =>
        number.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length <= SafeDigits
            ? number
            : $"\"{number}\"";
}
