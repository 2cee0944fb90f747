using MarketData.Contract;

namespace MarketData.Domain.Rules;

/// <summary>One print is larger than a threshold. Each is news: there is nothing to come back from.</summary>
public sealed record LargePrint : AlertRule
{
    public override string Kind => AlertRuleKinds.Volume;

    /// <summary>Units of one print, positive.</summary>
    public required decimal Threshold { get; init; }

    protected override (Finding? Finding, bool Armed) Observe(Observation seen, bool armed)
    {
        var (trade, volume) = (seen.Trade, seen.Trade.Volume);
        return (volume > Threshold ? new Finding(volume, Threshold, Headline(), Summary()) : null, armed);

        string Headline() =>
            $"{trade.Symbol}: one print of {Figure.Exact(volume)} on {trade.Exchange}, above "
            + $"{Figure.Exact(Threshold)}.";

        string Summary() => $"print {Figure.Exact(volume)} above {Figure.Exact(Threshold)}";
    }
}
