using MarketData.Domain.Events;

namespace MarketData.Domain.Bars;

/// <summary>A symbol's trades of one UTC day, summed up.</summary>
/// <param name="First">The day's first trade by time and identity.</param>
/// <param name="Open">Its price.</param>
/// <param name="Volume">Units traded.</param>
/// <param name="Vwap">
/// Volume-weighted average price, Σ price·volume / Σ volume, kept as a running mean so that it neither overflows nor
/// loses digits; the first price while nothing but prints of no volume were seen.
/// </param>
/// <param name="Minutes">How many minutes have a bar, the forming one among them.</param>
/// <param name="Before">The last trade before the day; null where none was seen.</param>
public sealed record TradingDay(
    TradeMark First,
    decimal Open,
    decimal Volume,
    double Vwap,
    int Minutes,
    LastTrade? Before
)
{
    /// <param name="trade">Its first.</param>
    /// <param name="newest">The newest bar before it, if any.</param>
    public static TradingDay Of(Trade trade, Bar? newest = null) =>
        new(
            TradeMark.Of(trade),
            trade.Price,
            trade.Volume,
            (double)trade.Price,
            Minutes: 1,
            newest is null ? null : new LastTrade(newest.Last, newest.Close)
        );

    /// <summary>
    /// A trade of a later day begins it; one of an earlier day, arriving late, may have been the last before it.
    /// </summary>
    /// <param name="trade">The next trade.</param>
    /// <param name="bar">Its minute, with it.</param>
    /// <param name="newest">The newest bar before it.</param>
    public TradingDay Add(Trade trade, Bar bar, Bar newest)
    {
        var mark = TradeMark.Of(trade);
        var day = trade.Timestamp.UtcDateTime.Date.CompareTo(First.Time.UtcDateTime.Date);
        if (day > 0)
        {
            return Of(trade, newest);
        }

        if (day < 0)
        {
            return Before is { } before && !before.Mark.IsBefore(mark)
                ? this
                : this with
                {
                    Before = new LastTrade(mark, trade.Price),
                };
        }

        var opens = mark.IsBefore(First);
        var volume = Volume + trade.Volume;
        return this with
        {
            First = opens ? mark : First,
            Open = opens ? trade.Price : Open,
            Volume = volume,
            Vwap = volume > 0 ? Vwap + ((double)trade.Price - Vwap) * ((double)trade.Volume / (double)volume) : Vwap,
            Minutes = bar.Trades == 1 ? Minutes + 1 : Minutes,
        };
    }

    /// <summary>
    /// The price of the last trade before the day of a trade; null where none was seen, or where that day is another.
    /// </summary>
    public decimal? CloseBefore(Trade trade) =>
        trade.Timestamp.UtcDateTime.Date == First.Time.UtcDateTime.Date ? Before?.Price : null;

    /// <summary>
    /// Percent by which a price differs from the close before the day, or where that is not known from the day's first.
    /// </summary>
    public double ChangePercent(decimal price)
    {
        var from = Before?.Price ?? Open;
        return 100 * (double)(price - from) / (double)from;
    }
}
