using System.Globalization;
using System.Net;
using MarketData.Domain.Rules;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Backtesting;

/// <summary>The tables of a backtest's page. A click on a heading sorts by it.</summary>
static class PageTables
{
    const int MostRows = 2000;

    public static string Rules(TriedRules tried)
    {
        var rows = tried
            .Tally()
            .Select(tally =>
                $"<tr><td class=\"name\">{Text(tally.RuleId)}</td><td>{Text(tally.Kind)}</td>"
                + $"<td>{Text(tally.Symbols)}</td><td>{tally.Severity}</td><td class=\"text\">{Text(tally.Fields)}</td>"
                + $"{Cell(tally.Alerts)}{Cell(tally.AtOnce)}{Cell(tally.InDigest)}"
                + $"{Cell(tally.Digests)}{Cell(tally.ToNobody)}</tr>\n"
            );
        return Table(
            $"Rules of {tried.File.Name}",
            [
                "Rule",
                "Kind",
                "Symbols",
                "Severity",
                "Fields",
                "#Alerts",
                "#Mailed at once",
                "#In digests",
                "#Digests",
                "#To nobody",
            ],
            rows
        );

        static string Cell(int count) => $"<td class=\"number\">{Counted.Of(count)}</td>";
    }

    public static string Mails(TriedRules tried)
    {
        var mails = tried.Result.Mails;
        var rows = mails.Take(MostRows).Select(Row);
        return Table($"Mails by {tried.File.Name}", ["Your time", "UTC", "Mail", ""], rows, mails.Count - MostRows);

        static string Row(TriedMail mail)
        {
            var alert = mail.Message.Alerts.MaxBy(alert => alert.Timestamp)!;
            var lines = mail.Message.Body[mail.FirstLine.Length..].Trim('\n');
            return $"<tr>{Times(mail.At, isMinute: mail.IsDigest)}<td class=\"text\">"
                + $"<b>{Text(mail.Message.Subject)}</b><br>{Text(mail.FirstLine)}"
                + "<details><summary class=\"soft\">the rest</summary>"
                + $"<pre>{Text(lines)}</pre></details></td><td>{Go(alert)}</td></tr>\n";
        }
    }

    public static string Differences(BacktestReport report)
    {
        if (report.Comparison is not { } comparison)
        {
            return "";
        }

        var sides = new[]
        {
            ($"only {report.First.File.Name}", "first", comparison.OnlyFirst),
            ($"only {report.Second!.File.Name}", "second", comparison.OnlySecond),
            ("both", "mark", comparison.Both),
        };
        var alerts = sides
            .SelectMany(side => side.Item3.Select(raised => (Who: side.Item1, Class: side.Item2, raised.Alert)))
            .OrderBy(one => one.Alert.Timestamp)
            .ToList();
        var counts = string.Join(", ", sides.Select(side => $"{Counted.Of(side.Item3.Count)} {side.Item1}"));
        return Table(
            $"Alerts: {counts}",
            ["Your time", "UTC", "Raised by", "Rule", "Alert", ""],
            alerts
                .Take(MostRows)
                .Select(one =>
                    $"<tr>{Times(one.Alert.Timestamp, isMinute: false)}<td class=\"{one.Class}\">{Text(one.Who)}</td>"
                    + $"<td class=\"name\">{Text(one.Alert.RuleId)}</td>"
                    + $"<td class=\"text\">{Text(one.Alert.Headline)}</td>"
                    + $"<td>{Go(one.Alert)}</td></tr>\n"
                ),
            alerts.Count - MostRows
        );
    }

    /// <param name="title">Above it.</param>
    /// <param name="headings">Of numbers where they begin with #; without one the column is not sorted by.</param>
    /// <param name="rows">In HTML.</param>
    /// <param name="more">How many rows are left out, where that is more than none.</param>
    static string Table(string title, string[] headings, IEnumerable<string> rows, int more = 0)
    {
        var heads = headings.Select(heading =>
            heading is "" ? "<th></th>"
            : heading[0] == '#' ? $"<th class=\"number\" aria-sort=\"none\">{heading[1..]}</th>"
            : $"<th aria-sort=\"none\">{heading}</th>"
        );
        var left = more > 0 ? $"<p class=\"soft\">And {Counted.Of(more)} more, which --json has.</p>" : "";
        return $"""
            <h2>{Text(title)}</h2>
            <div class="wide"><table><thead><tr>{string.Concat(heads)}</tr></thead>
            <tbody>
            {string.Concat(rows)}</tbody></table></div>
            {left}
            """;
    }

    /// <summary>The page's script puts the reader's time into the first of the two.</summary>
    static string Times(DateTimeOffset at, bool isMinute)
    {
        var machine = at.UtcDateTime.ToString(
            isMinute ? "yyyy-MM-dd'T'HH:mm'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture
        );
        var utc = isMinute ? UtcText.OfMinute(at) : UtcText.Of(at);
        return $"<td class=\"time\" data-key=\"{machine}\"><time datetime=\"{machine}\">{utc}</time></td>"
            + $"<td class=\"time soft\" data-key=\"{machine}\">{utc}</td>";
    }

    static string Go(Alert alert) =>
        $"<button data-symbol=\"{Text(alert.Symbol.Value)}\" data-minute=\"{PageData.MinuteOf(alert)}\">chart</button>";

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
