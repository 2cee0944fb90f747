using MarketData.Domain.Rules;
using MarketData.Ops.Backtesting;
using MarketData.Ops.Rules;
using MarketData.Processor.Alerting;
using MarketData.Sandbox.Feed;
using MarketData.Sessions;
using MarketData.Tools;
using static MarketData.SandboxTests.Backtesting.TriedSession;

namespace MarketData.SandboxTests.Backtesting;

/// <summary>
/// The function's own handler and a backtest, each given the same session and rules: alerts are the same, and so is
/// every mail.
/// </summary>
[CancelAfter(240_000)]
public sealed class SameAsFunctionTests
{
    static readonly string[] EveryKind =
    [
        """
            {"rule_id": "price", "kind": "PRICE_THRESHOLD", "symbols": "*", "severity": "HIGH", "threshold": 1000,
             "hysteresis_percent": 0.05, "cooldown_seconds": 60}
            """,
        """
            {"rule_id": "below", "kind": "PRICE_THRESHOLD", "symbols": "IBM", "severity": "HIGH", "threshold": 181.95,
             "direction": "BELOW", "hysteresis_percent": 0.01, "cooldown_seconds": 0}
            """,
        """
            {"rule_id": "move", "kind": "PERCENT_MOVE", "symbols": "*", "severity": "MEDIUM", "threshold": 0.2,
             "minutes": 2, "hysteresis_percent": 50, "cooldown_seconds": 30}
            """,
        """
            {"rule_id": "volatility", "kind": "VOLATILITY", "symbols": "*", "severity": "LOW", "threshold": 0.5,
             "hysteresis_percent": 5, "cooldown_seconds": 0}
            """,
        """
            {"rule_id": "print", "kind": "VOLUME", "symbols": "*", "severity": "LOW", "threshold": 900,
             "cooldown_seconds": 0}
            """,
        """
            {"rule_id": "spike", "kind": "VOLUME_SPIKE", "symbols": "*", "severity": "MEDIUM", "threshold": 2,
             "hysteresis_percent": 20, "cooldown_seconds": 120}
            """,
        """
            {"rule_id": "cross", "kind": "SMA_CROSS", "symbols": "*", "severity": "LOW", "short_bars": 3,
             "long_bars": 12, "cooldown_seconds": 0}
            """,
    ];

    /// <summary>The sample has five minutes; prints of one millisecond, quotes and storms among them.</summary>
    [Test]
    public async Task Of_the_sample_session()
    {
        var (result, _) = await CompareAsync([.. SessionFile.Read(Checkout.SampleSession)]);

        Assert.That(result.Mails.Count(mail => mail.IsDigest), Is.EqualTo(5));
        Assert.That(RulesIn(result), Is.SupersetOf(new[] { "below", "print" }));
    }

    /// <summary>Two hours, so that rules on bars have theirs; every rule but that of IBM fires.</summary>
    [TestCase(1)]
    [TestCase(2)]
    public async Task Of_a_session_of_two_hours(int seed)
    {
        const int count = 3000;
        var generated = GeneratedSession.Generate(seed, count).ToList();
        var (open, stretch) = (generated[0].Time, 7200 / (generated[^1].Time - generated[0].Time).TotalSeconds);

        var (result, _) = await CompareAsync([
            .. generated.Select(row =>
                row with
                {
                    // SQS tells when it took a message in in milliseconds.
                    Time = open.AddMilliseconds(Math.Floor((row.Time - open).TotalMilliseconds * stretch)),
                }
            ),
        ]);

        Assert.That(
            RulesIn(result),
            Is.EquivalentTo(new[] { "price", "move", "volatility", "print", "spike", "cross" })
        );
    }

    /// <summary>Two mails of a symbol and three of a rule, which many minutes are beyond.</summary>
    [Test]
    public async Task Of_a_storm()
    {
        var (result, mails) = await CompareAsync(
            [.. GeneratedSession.Generate(seed: 3, count: 1500).Select(InMilliseconds)],
            Settings with
            {
                Messages = new MessagesPerMinute(OfSymbol: 2, OfRule: 3),
            }
        );

        Assert.That(mails, Is.LessThan(result.Alerts.Count / 3));
    }

    static async Task<(BacktestResult Result, int Mails)> CompareAsync(
        IReadOnlyList<MarketRow> rows,
        TriedSettings? given = null
    )
    {
        var settings = given ?? Settings;
        var function = new FunctionInMemory(rows[0].Time.AddSeconds(-1), settings);
        foreach (var rule in EveryKind)
        {
            await function.AddRuleAsync(RuleFile.Parse(rule));
        }

        await function.PlayAsync(rows);

        var result = await TryAsync(
            string.Join('\n', EveryKind),
            RecordedSession.Of("session.csv", rows, symbol: null),
            settings
        );
        var stored = function.Alerts.Select(AlertItem.Read).ToDictionary(alert => alert.Id);
        Assert.That(function.Log.Errors, Is.Empty);
        Assert.That(result.Alerts, Is.Not.Empty);
        Assert.That(
            result.Alerts.Select(raised => raised.Alert with { Status = AlertStatus.Notified }),
            Is.EquivalentTo(stored.Values)
        );
        Assert.That(Mails(result), Is.EquivalentTo(Mails(function)));
        return (result, function.Topic.Published.Count);
    }

    static IEnumerable<string> RulesIn(BacktestResult result) =>
        result.Alerts.Select(raised => raised.Alert.RuleId).Distinct();

    static MarketRow InMilliseconds(MarketRow row) =>
        row with
        {
            Time = row.Time.AddTicks(-(row.Time.Ticks % TimeSpan.TicksPerMillisecond)),
        };

    static IEnumerable<string> Mails(BacktestResult result) =>
        result.Mails.Select(mail => $"{mail.Message.Subject}\n{mail.Message.Body}");

    static IEnumerable<string> Mails(FunctionInMemory function) =>
        function.Topic.Published.Zip(function.Topic.Contents, (mail, content) => $"{mail.Subject}\n{content.Body}");
}
