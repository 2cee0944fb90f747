using System.Net;
using System.Security.Cryptography;
using System.Text;
using MarketData.Tools;

namespace MarketData.Ops.Backtesting;

/// <summary>
/// A backtest as a page of one file: bars, indicators, where alerts fired, and the mails. It loads nothing, and its
/// Content-Security-Policy lets no other script run than the two that are built in: texts of others stay texts.
/// </summary>
static class BacktestPage
{
    /// <exception cref="ToolException">The file cannot be written.</exception>
    public static void Write(BacktestReport report, string path)
    {
        try
        {
            File.WriteAllText(path, Of(report));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException(Printable.Of($"--html '{path}' cannot be written: {failure.Message}"), failure);
        }
    }

    public static string Of(BacktestReport report)
    {
        string[] scripts = [Script("lightweight-charts.js"), Script("page.js")];
        var policy =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src "
            + string.Join(' ', scripts.Select(HashOf));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Backtest: {Text(string.Join(" against ", report.Tried.Select(tried => tried.File.Name)))}</title>
            <style>
            {Resources.Text("page.css")}</style>
            </head>
            <body>
            <h1>What rules would have mailed</h1>
            {Summary(report)}
            <h2>Bars of a minute, indicators and alerts</h2>
            <div class="bar"><label>Symbol <select id="symbol">{Symbols(report)}</select></label>
            {MarkLegend(report)}</div>
            <div id="legend"></div>
            <div id="chart"></div>
            {string.Concat(report.Tried.Select(PageTables.Rules))}
            {PageTables.Differences(report)}
            {string.Concat(report.Tried.Select(PageTables.Mails))}
            {Footer()}
            <script type="application/json" id="data">{PageData.Of(report)}</script>
            <script>{scripts[0]}</script>
            <script>{scripts[1]}</script>
            </body>
            </html>

            """;
    }

    static string Summary(BacktestReport report)
    {
        var (ofSymbol, ofRule) = (report.Settings.Messages.OfSymbol, report.Settings.Messages.OfRule);
        return $"""
            <p>{Text(report.Source)}: {Counted.SessionOf(report.First.Result)}.</p>
            {string.Concat(report.Tried.Select(Outcome))}
            <p class="soft">Your time is that of <span id="zone">this machine</span>. A rule sends at most
            {Counted.Of(ofSymbol)} mails a minute about one symbol and {Counted.Of(ofRule)} about all; what is beyond is
            told in a digest.</p>
            """;
    }

    static string Outcome(TriedRules tried)
    {
        var (on, off) = (Counted.Of(tried.File.Rules.Count, "rule"), Counted.Of(tried.File.Off));
        var alerts = Counted.Of(tried.Result.Alerts.Count, "alert");
        var mails = Counted.Of(tried.Result.Mails.Count, "mail");
        return $"<p><b>{Text(tried.File.Name)}</b>: {on} on, {off} off; {alerts}, {mails}.</p>\n";
    }

    static string Symbols(BacktestReport report) =>
        string.Concat(
            report.First.Result.Charts.Select(chart =>
                $"<option value=\"{Text(chart.Symbol.Value)}\">{Text(chart.Symbol.Value)}</option>"
            )
        );

    static string MarkLegend(BacktestReport report) =>
        report.Second is null
            ? "<span class=\"mark\">▼ an alert</span>"
            : "<span class=\"mark\">▼ both</span>"
                + $"<span class=\"first\">▼ only {Text(report.First.File.Name)}</span>"
                + $"<span class=\"second\">▲ only {Text(report.Second.File.Name)}</span>";

    static string Footer()
    {
        var notes = string.Concat(BacktestReport.NotModelled.Select(note => $"<li>{Text(note)}</li>\n"));
        return $"""
            <footer>
            <details><summary>What could still be otherwise than here</summary><ul>
            {notes}</ul></details>
            <p>TradingView Lightweight Charts™, copyright © TradingView, Inc.,
            <a href="https://www.tradingview.com/" rel="noopener noreferrer">tradingview.com</a>,
            draws the charts, under the Apache License 2.0.</p>
            <details><summary>Its licence</summary><pre>{Text(
                Resources.Text("lightweight-charts.licence")
            )}</pre></details>
            </footer>
            """;
    }

    /// <summary>A browser hashes a script as it stands in the page, with ends of lines as it reads them.</summary>
    static string Script(string name) =>
        Resources
            .Text(name)
            .ReplaceLineEndings("\n")
            .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);

    static string HashOf(string script) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
