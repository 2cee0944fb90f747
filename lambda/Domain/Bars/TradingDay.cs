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
public sealed record TradingDay(TradeMark First, decimal Open, decimal Volume, double Vwap, int Minutes)
{
    public static TradingDay Of(Trade trade) =>
        new(TradeMark.Of(trade), trade.Price, trade.Volume, (double)trade.Price, Minutes: 1);

    /// <summary>
    /// A trade of a later day begins it; one of an earlier day, arriving late, changes nothing any more.
    /// </summary>
    /// <param name="trade">The next trade.</param>
    /// <param name="bar">Its minute, with it.</param>
    public TradingDay Add(Trade trade, Bar bar)
    {
        var day = trade.Timestamp.UtcDateTime.Date.CompareTo(First.Time.UtcDateTime.Date);
        if (day != 0)
        {
            return day > 0 ? Of(trade) : this;
        }

        var mark = TradeMark.Of(trade);
        var opens = mark.IsBefore(First);
        var volume = Volume + trade.Volume;
        return new TradingDay(
            opens ? mark : First,
            opens ? trade.Price : Open,
            volume,
            volume > 0 ? Vwap + ((double)trade.Price - Vwap) * ((double)trade.Volume / (double)volume) : Vwap,
            bar.Trades == 1 ? Minutes + 1 : Minutes
        );
    }

    /// <summary>Percent by which a price differs from the day's first.</summary>
    public double ChangePercent(decimal price) => 100 * (double)(price - Open) / (double)Open;
}
