using MarketData.Domain.Events;

namespace MarketData.Domain.Trades;

/// <summary>A trade as a trading system books it. Nothing about it is checked but that each value is one.</summary>
public sealed record BookedTrade
{
    public required TradeId Id { get; init; }

    /// <summary>In units of the currency.</summary>
    public required decimal Amount { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>In capitals.</summary>
    public required string SourceSystem { get; init; }

    public Symbol? Symbol { get; init; }
    public Side? Side { get; init; }

    /// <summary>Per unit of the instrument.</summary>
    public decimal? Price { get; init; }

    /// <summary>In units of the instrument.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Absent: when its event was put on the bus.</summary>
    public DateTimeOffset? ExecutedAt { get; init; }
}

public enum Side
{
    Buy,
    Sell,
}
