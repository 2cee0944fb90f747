using MarketData.Contract;

namespace MarketData.Domain.Rules;

/// <summary>A price rises above or falls below a threshold, which is a price per unit.</summary>
public sealed record PriceThreshold : LevelRule
{
    public override string Kind => AlertRuleKinds.PriceThreshold;

    protected override decimal? Measure(Observation seen) => seen.Trade.Price;

    protected override string Headline(Observation seen, decimal measured) =>
        $"{seen.Trade.Symbol} traded at {Figure.Price(measured)} on {seen.Trade.Exchange}, {Limit}.";

    protected override string Summary(Observation seen, decimal measured) => $"{Figure.Price(measured)} {Limit}";

    string Limit => $"{(Direction == Direction.Above ? "above" : "below")} {Figure.Exact(Threshold)}";
}
