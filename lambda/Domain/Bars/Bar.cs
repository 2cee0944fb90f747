using MarketData.Domain.Events;
using MarketData.Domain.Indicators;

namespace MarketData.Domain.Bars;

/// <summary>
/// Open, high, low, close and volume of one symbol's trades in one UTC minute. The first and last trade are those by
/// event time and identity, so that a bar does not depend on the order in which its trades arrived.
/// </summary>
public sealed record Bar
{
    public required DateTimeOffset Minute { get; init; }
    public required decimal Open { get; init; }
    public required decimal High { get; init; }
    public required decimal Low { get; init; }
    public required decimal Close { get; init; }
    public required decimal Volume { get; init; }
    public required int Trades { get; init; }
    public required TradeMark First { get; init; }
    public required TradeMark Last { get; init; }

    /// <summary>The average over all bars before this one, from which a correction is replayed.</summary>
    public Ema EmaBefore { get; init; }

    /// <summary>The symbol's sequence at which the bar was last written; 0 before it is.</summary>
    public long WrittenAt { get; init; }

    public Ema EmaAfter => EmaBefore.Add((double)Close, IndicatorValues.Period);

    public static DateTimeOffset MinuteOf(Trade trade) => UtcMinute.Of(trade.Timestamp);

    public static Bar Of(Trade trade) =>
        new()
        {
            Minute = MinuteOf(trade),
            Open = trade.Price,
            High = trade.Price,
            Low = trade.Price,
            Close = trade.Price,
            Volume = trade.Volume,
            Trades = 1,
            First = TradeMark.Of(trade),
            Last = TradeMark.Of(trade),
        };

    public Bar Add(Trade trade)
    {
        var mark = TradeMark.Of(trade);
        var opens = mark.IsBefore(First);
        var closes = Last.IsBefore(mark);
        return this with
        {
            Open = opens ? trade.Price : Open,
            High = Math.Max(High, trade.Price),
            Low = Math.Min(Low, trade.Price),
            Close = closes ? trade.Price : Close,
            Volume = Volume + trade.Volume,
            Trades = Trades + 1,
            First = opens ? mark : First,
            Last = closes ? mark : Last,
        };
    }
}
