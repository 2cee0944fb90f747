using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.SandboxTests.Backtesting;

/// <summary><c>ops backtest --file</c>, as a process of its own.</summary>
[CancelAfter(120_000)]
public sealed class BacktestCommandTests
{
    BacktestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public async Task The_mails_are_told_with_subject_and_first_line_and_how_many_each_rule_sends(
        CancellationToken cancellation
    )
    {
        var run = await folder.RunAsync(cancellation, "--file", "s.csv", "--rules", "r.json");

        Assert.That(run.ExitCode, Is.Zero, run.Everything);
        Assert.That(
            run.Output.TrimEnd().Split('\n'),
            Is.EqualTo([
                "s.csv: 3 trades and 0 quotes of 2 symbols, 2013-10-08 13:30:00.000 UTC to "
                    + "2013-10-08 13:30:02.000 UTC.",
                "r.json: 2 rules on.",
                "",
                "2013-10-08 13:30:01.250 UTC  [HIGH] IBM 101.00 above 100          "
                    + "IBM traded at 101.00 on N, above 100.",
                "2013-10-08 13:30:02.000 UTC  [LOW] BAC print 20,000 above 10,000  "
                    + "BAC: one print of 20,000 on N, above 10,000.",
                "",
                "r.json   alerts  at once  in digests  to nobody",
                "block         1        1           0          0",
                "price         1        1           0          0",
                "2 alerts, 2 mails.",
            ])
        );
    }

    [Test]
    public async Task The_example_of_the_documentation_is_what_it_says(CancellationToken cancellation)
    {
        var docs = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "alerts.md"), cancellation);
        var example = docs.Split("$ cat rules.json\n")[1].Split("```")[0].Split("$ dotnet run --project ops -- ");
        var (command, output) = (example[1].Split('\n')[0], example[1][example[1].IndexOf('\n')..]);
        folder.Write("rules.json", example[0]);

        var run = await folder.ShellAsync($"ops {command}", cancellation);

        Assert.That(run.ExitCode, Is.Zero, run.Everything);
        Assert.That(run.Output.Trim(), Is.EqualTo(output.Trim()));
    }

    [Test]
    public async Task As_JSON_it_says_the_same(CancellationToken cancellation)
    {
        var run = await folder.RunAsync(
            cancellation,
            ["--file", "s.csv", "--rules", "r.json", "--symbol", "ibm", "--json", "--rule-messages", "7"]
        );

        var answer = JsonNode.Parse(run.Output)!;
        Assert.That(run.ExitCode, Is.Zero, run.Everything);
        Assert.That(answer["symbols"]!.AsArray().Select(symbol => $"{symbol}"), Is.EqualTo(["IBM"]));
        Assert.That(
            answer["settings"]!.ToJsonString(),
            Is.EqualTo(
                """{"symbolAlertMessagesPerMinute":10,"ruleAlertMessagesPerMinute":7,"alertMaxAgeSeconds":900,"""
                    + "\"clockSkewSeconds\":60}"
            ),
            "as settings/schema.json has them"
        );
        var alert = answer["rules"]!["alerts"]!.AsArray().Single()!;
        Assert.That(
            ($"{alert["alertId"]}", $"{alert["telling"]}", $"{alert["value"]}"),
            Is.EqualTo(("price|IBM|N|IBM|2013-10-08|2", "AtOnce", "101"))
        );
        var mail = answer["rules"]!["mails"]!.AsArray().Single()!;
        Assert.That($"{mail["subject"]}", Is.EqualTo("[HIGH] IBM 101.00 above 100"));
        Assert.That($"{mail["firstLine"]}", Is.EqualTo("IBM traded at 101.00 on N, above 100."));
        Assert.That($"{mail["body"]}", Does.EndWith("Event   N|IBM|2013-10-08|2"));
    }

    [Test]
    public async Task Two_files_of_rules_are_compared(CancellationToken cancellation)
    {
        folder.Write("b.json", BacktestFolder.Rules.Replace("\"threshold\": 100,", "\"threshold\": 98,"));
        string[] arguments = ["--file", "s.csv", "--rules", "r.json", "--compare", "b.json"];

        var text = await folder.RunAsync(cancellation, arguments);
        var json = await folder.RunAsync(cancellation, [.. arguments, "--json"]);

        Assert.That(text.ExitCode, Is.Zero, text.Everything);
        Assert.That(
            text.Output.Split('\n')[4..10],
            Is.EqualTo([
                "Only r.json raises 1 alert:",
                "  2013-10-08 13:30:01.250 UTC  price  IBM traded at 101.00 on N, above 100.",
                "Only b.json raises 1 alert:",
                "  2013-10-08 13:30:00.000 UTC  price  IBM traded at 99.00 on N, above 98.",
                "Both raise 1 alert:",
                "  2013-10-08 13:30:02.000 UTC  block  BAC: one print of 20,000 on N, above 10,000.",
            ])
        );
        Assert.That(
            JsonNode.Parse(json.Output)!["comparison"]!.ToJsonString(),
            Is.EqualTo(
                """{"onlyRules":["price|IBM|N|IBM|2013-10-08|2"],"onlyComparedWith":["price|IBM|N|IBM|2013-10-08|1"],"""
                    + "\"both\":[\"block|BAC|N|BAC|2013-10-08|3\"]}"
            )
        );
    }

    [Test]
    public async Task A_session_may_be_gzip_or_come_through_a_pipe(CancellationToken cancellation)
    {
        folder.Compress("s.csv.gz", BacktestFolder.Session);

        var file = await folder.RunAsync(cancellation, "--file", "s.csv.gz", "--rules", "r.json");
        var pipe = await folder.ShellAsync(
            "cat s.csv.gz | ops backtest --file /dev/stdin --rules r.json",
            cancellation
        );

        Assert.That(file.Output, Does.Contain("2 alerts, 2 mails."), file.Everything);
        Assert.That(pipe.Output.Split('\n')[1..], Is.EqualTo(file.Output.Split('\n')[1..]), pipe.Everything);
    }

    [Test]
    public async Task Wrong_rules_are_refused_with_all_that_is_wrong_in_both_files(CancellationToken cancellation)
    {
        folder.Write("b.json", "{\"rule_id\": \"x\",\n \"kind\": \"MOON\"}");
        folder.Write("r.json", "[\n7]");

        var run = await folder.RunAsync(cancellation, "--file", "s.csv", "--rules", "r.json", "--compare", "b.json");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            run.Output.TrimEnd().Split('\n'),
            Is.EqualTo([
                "Refused: r.json, line 2: here stands something else than a JSON object with the fields of a rule.",
                "Refused: b.json, line 1, rule 'x': symbols is missing; allowed: a symbol, or * for all.",
                "Refused: b.json, line 1, rule 'x': severity is missing; allowed: LOW, MEDIUM, HIGH.",
                "Refused: b.json, line 1, rule 'x': cooldown_seconds is missing; allowed: 0 to 86400 seconds.",
                "Refused: b.json, line 2, rule 'x': kind is 'MOON'; allowed: PRICE_THRESHOLD, PERCENT_MOVE, "
                    + "VOLATILITY, VOLUME, VOLUME_SPIKE, SMA_CROSS.",
            ])
        );
    }

    [TestCase("--file 'nowhere.csv' does not exist.", "--file nowhere.csv --rules r.json")]
    [TestCase("File does not exist: 'nowhere.json'.", "--file s.csv --rules nowhere.json")]
    [TestCase("Option '--rules' is required.", "--file s.csv")]
    [TestCase("Give either --file, or --from and --to.", "--rules r.json")]
    [TestCase("Give either --file, or --from and --to.", "--rules r.json --from 2026-11-20T14:00Z")]
    [TestCase("Give either --file, or --from and --to.", "--rules r.json --file s.csv --to 2026-11-20T14:00Z")]
    [TestCase(
        "--to (2026-11-20 14:00:00.000 UTC) must be after --from (2026-11-20 14:00:00.000 UTC).",
        "--rules r.json --from 2026-11-20T14:00Z --to 2026-11-20T14:00Z"
    )]
    [TestCase("--from is 'noon', but must be a time such as", "--rules r.json --from noon --to 2026-11-20T14:00Z")]
    [TestCase("--symbol is 'I|B', but must be 1 to 32 letters", "--file s.csv --rules r.json --symbol I|B")]
    [TestCase("there are no events of AAPL in s.csv.", "--file s.csv --rules r.json --symbol AAPL")]
    [TestCase("there are no events in empty.csv.", "--file empty.csv --rules r.json")]
    [TestCase("line 2: exchange is '<script>'; allowed: 1 to 32 letters", "--file script.csv --rules r.json")]
    [TestCase("--html 'no/page.html' cannot be written: ", "--file s.csv --rules r.json --html no/page.html")]
    [TestCase("there is no AWS region", "--rules r.json --from 2026-11-20T14:00Z --to 2026-11-20T15:00Z")]
    public async Task What_keeps_rules_from_being_tried_is_said_and_is_not_the_exit_code_of_no(
        string sentence,
        string arguments
    )
    {
        folder.Write("empty.csv", "time_utc,exchange,symbol,type,price,size\n");
        folder.Write("script.csv", BacktestFolder.Session.Replace(",N,", ",<script>,", StringComparison.Ordinal));

        var run = await folder.RunAsync(TestContext.CurrentContext.CancellationToken, arguments.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Everything);
        Assert.That(run.Errors, Does.Contain(sentence).And.Not.Contain("   at "));
    }
}
