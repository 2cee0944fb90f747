using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Bars;

namespace MarketData.Domain.Rules;

/// <summary>
/// The forming minute has so many times the volume of the UTC day's average minute, over its other minutes with a bar.
/// It cannot be measured before there are twenty of them, or while none of them had any volume.
/// </summary>
public sealed record VolumeSpike : LevelRule
{
    public override string Kind => AlertRuleKinds.VolumeSpike;

    protected override decimal? Measure(Observation seen)
    {
        var others = seen.Day.Minutes - 1;
        var volume = seen.Day.Volume - seen.Forming.Volume;
        return others < IndicatorValues.Period || volume <= 0
            ? null
            : Figure.ToDecimal((double)seen.Forming.Volume / ((double)volume / others));
    }

    protected override string Headline(Observation seen, decimal measured) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{seen.Trade.Symbol}: {Figure.Exact(seen.Forming.Volume)} units since {seen.Forming.Minute:HH:mm} UTC, "
                + $"{Figure.Rounded(measured, digits: 3)} times the day's average minute, above "
                + $"{Figure.Exact(Threshold)}."
        );

    protected override string Summary(Observation seen, decimal measured) =>
        $"minute's volume {Figure.Rounded(measured, digits: 3)} times the average, above {Figure.Exact(Threshold)}";
}
