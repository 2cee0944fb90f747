using MarketData.Contract;

namespace MarketData.Domain.Rules;

/// <summary>
/// The last price lies further from the close so many minutes ago than a threshold in percent, up or down. The measure
/// is signed.
/// </summary>
public sealed record PercentMove : LevelRule
{
    public override string Kind => AlertRuleKinds.PercentMove;

    /// <summary>1 to 60.</summary>
    public required int Minutes { get; init; }

    protected override decimal? Measure(Observation seen) =>
        seen.Series.CloseBefore(Minutes) is { } before
            ? Figure.ToDecimal(100 * ((double)seen.Forming.Close - before) / before)
            : null;

    protected override decimal Level(decimal measured) => Math.Abs(measured);

    protected override string Headline(Observation seen, decimal measured) =>
        $"{seen.Trade.Symbol} {Move(measured)} % in {Minutes} {(Minutes == 1 ? "minute" : "minutes")} to "
        + $"{Figure.Price(seen.Forming.Close)}, more than {Figure.Exact(Threshold)} %.";

    protected override string Summary(Observation seen, decimal measured) =>
        $"{Move(measured)} % in {Minutes} min to {Figure.Price(seen.Forming.Close)}";

    static string Move(decimal measured) =>
        $"{(measured > 0 ? "rose" : "fell")} {Figure.Rounded(Math.Abs(measured), digits: 3)}";
}
