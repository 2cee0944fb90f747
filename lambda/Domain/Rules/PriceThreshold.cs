using MarketData.Domain.Events;

namespace MarketData.Domain.Rules;

/// <summary>
/// The price rises above a threshold. It alerts on the crossing, not on every print above, and again only after the
/// price came back by <see cref="HysteresisPercent"/> percent of the threshold. A symbol first seen above has crossed.
/// </summary>
public sealed record PriceThreshold : AlertRule
{
    public const string KindName = "PRICE_THRESHOLD";

    public override string Kind => KindName;

    /// <summary>Price per unit, positive.</summary>
    public override required decimal Threshold { get; init; }

    /// <summary>0 or more, below 100.</summary>
    public required decimal HysteresisPercent { get; init; }

    protected override (decimal? Value, bool Armed) Observe(Trade trade, bool armed)
    {
        if (trade.Price > Threshold)
        {
            return (armed ? trade.Price : null, Armed: false);
        }

        var rearmAt = Threshold * (1 - HysteresisPercent / 100);
        return (null, armed || trade.Price <= rearmAt);
    }
}
