namespace MarketData.Ops.Backtesting;

/// <summary>Which alerts two files of rules raise. Two alerts are the same where rule, symbol and event are.</summary>
/// <param name="OnlyFirst">Those of the first file alone.</param>
/// <param name="OnlySecond">Those of the second file alone.</param>
/// <param name="Both">Those of both, as the first file has them.</param>
public sealed record RuleComparison(
    IReadOnlyList<RaisedAlert> OnlyFirst,
    IReadOnlyList<RaisedAlert> OnlySecond,
    IReadOnlyList<RaisedAlert> Both
)
{
    public static RuleComparison Of(BacktestResult first, BacktestResult second)
    {
        var (inFirst, inSecond) = (Ids(first), Ids(second));
        return new(
            [.. first.Alerts.Where(raised => !inSecond.Contains(raised.Alert.Id))],
            [.. second.Alerts.Where(raised => !inFirst.Contains(raised.Alert.Id))],
            [.. first.Alerts.Where(raised => inSecond.Contains(raised.Alert.Id))]
        );
    }

    static HashSet<string> Ids(BacktestResult result) =>
        result.Alerts.Select(raised => raised.Alert.Id).ToHashSet(StringComparer.Ordinal);
}
