using MarketData.Contract;
using MarketData.Domain.Bars;

namespace MarketData.Domain.Rules;

/// <summary>
/// The volatility of the last one-minute bars, annualised, rises above a threshold; both are fractions.
/// </summary>
public sealed record VolatilityLevel : LevelRule
{
    public override string Kind => AlertRuleKinds.Volatility;

    protected override decimal? Measure(Observation seen) =>
        seen.Indicators.Volatility is { } volatility ? Figure.ToDecimal(volatility) : null;

    protected override string Headline(Observation seen, decimal measured) =>
        $"{seen.Trade.Symbol}: annualised volatility {Figure.Rounded(measured, digits: 3)} over the last "
        + $"{IndicatorValues.Period} bars, "
        + $"above {Figure.Exact(Threshold)}.";

    protected override string Summary(Observation seen, decimal measured) =>
        $"volatility {Figure.Rounded(measured, digits: 3)} above {Figure.Exact(Threshold)}";
}
