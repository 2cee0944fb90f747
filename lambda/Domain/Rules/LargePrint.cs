using MarketData.Domain.Events;

namespace MarketData.Domain.Rules;

/// <summary>One print is larger than a threshold.</summary>
public sealed record LargePrint : AlertRule
{
    public const string KindName = "VOLUME";

    public override string Kind => KindName;

    /// <summary>Units of one print, positive.</summary>
    public override required decimal Threshold { get; init; }

    protected override (decimal? Value, bool Armed) Observe(Trade trade, bool armed) =>
        (trade.Volume > Threshold ? trade.Volume : null, armed);
}
