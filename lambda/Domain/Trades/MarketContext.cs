namespace MarketData.Domain.Trades;

/// <summary>
/// What the market was when a trade was executed: evidence of best execution. What was not known is absent, never 0.
/// Deviations say how far the trade's price lay above it, in basis points (hundredths of a percent) of the market's.
/// </summary>
public sealed record MarketContext
{
    /// <summary>The last bar that had closed, by its minute.</summary>
    public DateTimeOffset? BarMinute { get; init; }

    public decimal? BarClose { get; init; }

    /// <summary>Of the last market event before the execution, which the figures below are of.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Of the trading day, until then.</summary>
    public decimal? Vwap { get; init; }

    /// <summary>Between best bid and best ask.</summary>
    public decimal? Mid { get; init; }

    /// <summary>Best ask less best bid; negative where the book was crossed.</summary>
    public decimal? Spread { get; init; }

    public bool IsEmpty => (BarClose, Vwap, Mid) == (null, null, null);

    /// <returns>Null where one of them is not known.</returns>
    public static decimal? Deviation(decimal? price, decimal? reference) =>
        price is { } paid && reference is { } market and > 0
            ? decimal.Round((paid - market) / market * 10_000, 2, MidpointRounding.ToEven)
            : null;
}
