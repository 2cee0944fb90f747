using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Ops.Backtesting;
using MarketData.Ops.Rules;
using MarketData.Sessions;
using static MarketData.SandboxTests.Backtesting.TriedSession;

namespace MarketData.SandboxTests.Backtesting;

public sealed partial class BacktestPageTests
{
    const string Longest = "ABCDEFGHIJ-/_:=^$+#&@.0123456789";

    [Test]
    public async Task It_loads_nothing()
    {
        var page = await PageAsync(Trade("13:30:00", 101));

        Assert.That(Loads().Matches(page).Select(load => load.Value), Is.Empty);
        Assert.That(
            Link().Matches(page).Select(link => link.Groups[1].Value),
            Is.EqualTo(["https://www.tradingview.com/"])
        );
    }

    /// <summary>A browser runs a script only where its hash stands in the policy.</summary>
    [Test]
    public async Task Its_policy_lets_its_own_two_scripts_run_and_no_other()
    {
        var page = await PageAsync(Trade("13:30:00", 101));

        var policy = Policy().Match(page).Groups[1].Value;
        var scripts = Script().Matches(page).Select(script => script.Groups[1].Value).ToList();
        Assert.That(scripts, Has.Count.EqualTo(2));
        Assert.That(scripts[0], Does.Contain("TradingView Lightweight Charts"));
        Assert.That(
            policy.Split("script-src ")[1].Split(' '),
            Is.EqualTo(
                scripts.Select(script =>
                    $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'"
                )
            )
        );
        Assert.That(policy, Does.StartWith("default-src 'none'"));
    }

    [Test]
    public async Task The_licence_and_the_product_of_the_charts_are_named()
    {
        var page = await PageAsync(Trade("13:30:00", 101));

        Assert.That(page, Does.Contain("TradingView Lightweight Charts™, copyright © TradingView, Inc."));
        Assert.That(page, Does.Contain("Version 2.0, January 2004"));
    }

    [Test]
    public async Task It_has_the_bars_the_indicators_the_mails_and_where_each_alert_fired()
    {
        var page = await PageAsync([
            .. Enumerable.Range(0, 20).Select(minute => Trade($"13:{30 + minute}:01", 50 + minute)),
            Trade("13:50:01.5", 101, 7),
        ]);

        var symbol = Data(page)["symbols"]!.AsArray().Single()!;
        Assert.That($"{symbol["name"]}", Is.EqualTo("IBM"));
        var bars = symbol["bars"]!.AsArray();
        Assert.That(bars, Has.Count.EqualTo(21));
        Assert.That(
            bars[20]!.ToJsonString(),
            Does.StartWith($"[{At("13:50:00").ToUnixTimeSeconds()},101,101,101,101,7,62.05,"),
            "the mean of 51 to 69 and 101"
        );
        Assert.That(bars[0]![6], Is.Null);
        Assert.That(
            symbol["alerts"]!.ToJsonString(),
            Is.EqualTo($"[[{At("13:50:00").ToUnixTimeSeconds()},\"price\",0]]")
        );
        Assert.That(
            page,
            Does.Contain("<b>[HIGH] IBM 101.00 above 100</b><br>IBM traded at 101.00 on NYSE, above 100.")
                .And.Contain("<time datetime=\"2013-10-08T13:50:01.500Z\">2013-10-08 13:50:01.500 UTC</time>")
        );
    }

    [Test]
    public async Task Of_two_files_it_says_which_raised_what()
    {
        var rows = new[] { Trade("13:30:00", 99), Trade("13:31:00", 101) };

        var page = BacktestPage.Of(
            await ReportAsync(rows, PriceOver100, PriceOver100.Replace("100", "98", StringComparison.Ordinal))
        );

        Assert.That(
            Data(page)["symbols"]![0]!["alerts"]!.ToJsonString(),
            Is.EqualTo(
                $"[[{At("13:31:00").ToUnixTimeSeconds()},\"price\",1],"
                    + $"[{At("13:30:00").ToUnixTimeSeconds()},\"price\",2]]"
            )
        );
        Assert.That(page, Does.Contain("<td class=\"first\">only a&lt;b&gt;.json</td>"));
    }

    /// <summary>
    /// Names of files are the only texts of others that may hold a tag; symbols have letters that HTML has uses for.
    /// </summary>
    [Test]
    public async Task Texts_of_others_are_texts()
    {
        var page = await PageAsync(Trade("13:30:00", 101, symbol: Longest));

        var escaped = WebUtility.HtmlEncode(Longest);
        Assert.That(page, Does.Contain($"<option value=\"{escaped}\">{escaped}</option>"));
        Assert.That(page, Does.Contain($"{escaped} traded at 101"));
        Assert.That($"{Data(page)["symbols"]![0]!["name"]}", Is.EqualTo(Longest));
        Assert.That(page, Does.Not.Contain("<img").And.Not.Contain("a<b>"));
        Assert.That(page, Does.Contain("&lt;img src=x onerror=alert(1)&gt;.csv"));
    }

    [Test]
    public async Task More_mails_than_a_page_holds_are_counted()
    {
        var rows = Enumerable
            .Range(0, 2005)
            .Select(i => Trade("13:30:00", 10) with { Time = At("00:00:00").AddSeconds(20 * i) });

        var page = BacktestPage.Of(await ReportAsync([.. rows], EveryPrint));

        Assert.That(Regex.Count(page, "<summary class=\"soft\">the rest"), Is.EqualTo(2000));
        Assert.That(page, Does.Contain("And 5 more, which --json has."));
    }

    static async Task<string> PageAsync(params IReadOnlyList<MarketRow> rows) =>
        BacktestPage.Of(await ReportAsync(rows, PriceOver100));

    static async Task<BacktestReport> ReportAsync(IReadOnlyList<MarketRow> rows, string rules, string? others = null)
    {
        const string source = "<img src=x onerror=alert(1)>.csv";
        return new(
            source,
            Settings,
            await TriedAsync("a<b>.json", rules),
            others is null ? null : await TriedAsync("b.json", others)
        );

        async Task<TriedRules> TriedAsync(string name, string json) =>
            new(RuleSetFile.Parse(name, json), await TryAsync(json, RecordedSession.Of(source, rows, symbol: null)));
    }

    static JsonNode Data(string page) => JsonNode.Parse(DataBlock().Match(page).Groups[1].Value)!;

    /// <summary>
    /// Attributes and rules of style that make a browser fetch something, and elements that do nothing else.
    /// </summary>
    [GeneratedRegex(
        """<[a-z]+\s[^>]*\b(src|srcset|data|poster|action|background)\s*=|"""
            + """<(link|iframe|object|embed|base|audio|video)\b|@import|url\(\s*['"]?(https?:)?//""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Loads();

    [GeneratedRegex("<a [^>]*href=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex DataBlock();
}
