using MarketData.Ops.Deployment;
using MarketData.Tools;

namespace MarketData.Ops.Backtesting;

/// <summary>A backtest for people to read on a terminal.</summary>
static class BacktestText
{
    /// <param name="report">The backtest.</param>
    /// <param name="most">At most so many mails, or alerts of a comparison's side.</param>
    public static IEnumerable<string> Of(BacktestReport report, int most)
    {
        yield return Printable.Of($"{report.Source}: {Counted.SessionOf(report.First.Result)}.");
        foreach (var line in report.Tried.Select(RulesOf))
        {
            yield return line;
        }

        yield return "";
        var lines = report.Comparison is { } comparison
            ? Compared(report, comparison, most)
            : Mails(report.First, most);
        foreach (var line in lines)
        {
            yield return line;
        }

        foreach (var tried in report.Tried)
        {
            yield return "";
            foreach (var line in Tallies(tried))
            {
                yield return line;
            }
        }
    }

    static string RulesOf(TriedRules tried)
    {
        var off = tried.File.Off == 0 ? "" : $", {Counted.Of(tried.File.Off)} more off";
        return Printable.Of($"{tried.File.Name}: {Counted.Of(tried.File.Rules.Count, "rule")} on{off}.");
    }

    static IEnumerable<string> Mails(TriedRules tried, int most)
    {
        var shown = tried.Result.Mails.Take(most).ToList();
        var width = shown.Select(mail => mail.Message.Subject.Length).DefaultIfEmpty().Max();
        foreach (var mail in shown)
        {
            var at = mail.IsDigest ? UtcText.OfMinute(mail.At).PadRight(27) : UtcText.Of(mail.At);
            yield return Printable.Of($"{at}  {mail.Message.Subject.PadRight(width)}  {mail.FirstLine}");
        }

        if (tried.Result.Mails.Count - shown.Count is > 0 and var more)
        {
            yield return $"And {Counted.Of(more, "more mail")}: --limit shows more, --json and --html all.";
        }
    }

    static IEnumerable<string> Compared(BacktestReport report, RuleComparison comparison, int most)
    {
        (string What, IReadOnlyList<RaisedAlert> Alerts)[] sides =
        [
            ($"Only {report.First.File.Name} raises", comparison.OnlyFirst),
            ($"Only {report.Second!.File.Name} raises", comparison.OnlySecond),
            ("Both raise", comparison.Both),
        ];
        foreach (var (what, alerts) in sides)
        {
            yield return Printable.Of($"{what} {Counted.Of(alerts.Count, "alert")}{(alerts.Count > 0 ? ":" : ".")}");
            foreach (var raised in alerts.Take(most))
            {
                var alert = raised.Alert;
                yield return Printable.Of($"  {UtcText.Of(alert.Timestamp)}  {alert.RuleId}  {alert.Headline}");
            }

            if (alerts.Count > most)
            {
                yield return $"  And {Counted.Of(alerts.Count - most)} more.";
            }
        }
    }

    static IEnumerable<string> Tallies(TriedRules tried)
    {
        var tallies = tried.Tally();
        var width = Math.Max(tried.File.Name.Length, tallies.Max(tally => tally.RuleId.Length));
        yield return Printable.Of(
            $"{tried.File.Name.PadRight(width)}  {"alerts", 7}  {"at once", 7}  {"in digests", 10}  {"to nobody", 9}"
        );
        foreach (var tally in tallies)
        {
            var digests = tally.Digests == 0 ? "" : $"  in {Counted.Of(tally.Digests, "digest")}";
            var (alerts, atOnce) = (Counted.Of(tally.Alerts), Counted.Of(tally.AtOnce));
            var (inDigest, toNobody) = (Counted.Of(tally.InDigest), Counted.Of(tally.ToNobody));
            var id = tally.RuleId.PadRight(width);
            yield return $"{id}  {alerts, 7}  {atOnce, 7}  {inDigest, 10}  {toNobody, 9}{digests}";
        }

        var raised = Counted.Of(tried.Result.Alerts.Count, "alert");
        yield return $"{raised}, {Counted.Of(tried.Result.Mails.Count, "mail")}.";
    }
}
