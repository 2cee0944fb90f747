using MarketData.Domain.Events;

namespace MarketData.Domain.Bars;

/// <summary>A trade's place in the order of its symbol's trades.</summary>
public readonly record struct TradeMark(DateTimeOffset Time, EventIdentity Identity)
{
    public static TradeMark Of(Trade trade) => new(trade.Timestamp, trade.Identity);

    public bool IsBefore(TradeMark other) =>
        Time != other.Time ? Time < other.Time : EventIdentity.Compare(Identity, other.Identity) < 0;
}
