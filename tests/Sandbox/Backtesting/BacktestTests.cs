using MarketData.Domain.Events;
using MarketData.Ops.Backtesting;
using MarketData.Processor.Alerting;
using static MarketData.SandboxTests.Backtesting.TriedSession;

namespace MarketData.SandboxTests.Backtesting;

/// <summary>What is mailed of small sessions, worked out by hand.</summary>
public sealed class BacktestTests
{
    /// <summary>It is armed again at 99 or below, which is 1 % under the threshold.</summary>
    [Test]
    public async Task A_crossing_is_mailed_once_and_again_after_the_hysteresis()
    {
        var result = await TryAsync(
            PriceOver100,
            Trade("13:30:00", 99),
            Trade("13:30:01", 100),
            Trade("13:30:02", 100.01m),
            Trade("13:30:03", 101),
            Trade("13:30:04", 99.01m),
            Trade("13:30:05", 102),
            Trade("13:30:06", 99),
            Trade("13:30:07.25", 1000.5m)
        );

        Assert.That(
            result.Mails.Select(mail => (mail.At, mail.Message.Subject, mail.FirstLine)),
            Is.EqualTo([
                (At("13:30:02"), "[HIGH] IBM 100.01 above 100", "IBM traded at 100.01 on NYSE, above 100."),
                (At("13:30:07.25"), "[HIGH] IBM 1,000.50 above 100", "IBM traded at 1,000.50 on NYSE, above 100."),
            ])
        );
    }

    /// <summary>The event names the row: trade ids count from 1.</summary>
    [Test]
    public async Task A_mail_is_the_functions_to_the_last_line()
    {
        var result = await TryAsync(PriceOver100, Trade("13:30:00", 99), Trade("13:30:01.5", 101));

        Assert.That(
            result.Mails.Single().Message.Body.Split('\n'),
            Is.EqualTo([
                "IBM traded at 101.00 on NYSE, above 100.",
                "",
                "Time    2013-10-08 13:30:01.500 UTC",
                "Print   100 at 101.00",
                "Rule    price (HIGH)",
                "Event   NYSE|IBM|2013-10-08|2",
            ])
        );
    }

    /// <summary>Crossings at 0, 4 and 5 minutes; the cooldown is 300 seconds, and holds for a symbol.</summary>
    [Test]
    public async Task A_crossing_within_the_cooldown_is_not_mailed()
    {
        var result = await TryAsync(
            PriceOver100.Replace("\"cooldown_seconds\": 0", "\"cooldown_seconds\": 300", StringComparison.Ordinal),
            Trade("13:30:00", 101),
            Trade("13:30:30", 99),
            Trade("13:34:00", 101, symbol: "BAC"),
            Trade("13:34:00", 101),
            Trade("13:34:30", 99),
            Trade("13:35:00", 101)
        );

        Assert.That(
            result.Alerts.Select(raised => (raised.Alert.Symbol.Value, raised.Alert.Timestamp)),
            Is.EqualTo([("IBM", At("13:30:00")), ("BAC", At("13:34:00")), ("IBM", At("13:35:00"))])
        );
    }

    /// <summary>100 units in each of 20 minutes; in the next one 301 are more than 3 times the average.</summary>
    [Test]
    public async Task A_rule_on_bars_sees_those_of_the_session()
    {
        var minutes = Enumerable.Range(0, 20).Select(minute => Trade($"13:{30 + minute}:00", 10));
        const string Spike = """
            {"rule_id": "spike", "kind": "VOLUME_SPIKE", "symbols": "*", "severity": "LOW", "threshold": 3,
             "hysteresis_percent": 0, "cooldown_seconds": 0}
            """;

        var result = await TryAsync(Spike, [.. minutes, Trade("13:50:00", 10, 300), Trade("13:50:30", 10, 1)]);

        Assert.That(
            result.Mails.Select(mail => mail.FirstLine),
            Is.EqualTo(["IBM: 301 units since 13:50 UTC, 3.01 times the day's average minute, above 3."])
        );
        var bars = result.Charts.Single().Bars;
        Assert.That(bars, Has.Count.EqualTo(21));
        Assert.That(bars[^1].Bar.Volume, Is.EqualTo(301));
        Assert.That(bars.Count(bar => bar.Indicators.Sma is not null), Is.EqualTo(2), "of the 20th minute on");
    }

    /// <summary>
    /// After 14:29 come 13:45, which corrects a bar of the last hour, and 13:28, which is older than an hour.
    /// </summary>
    [Test]
    public async Task A_late_trade_corrects_its_bar_or_is_too_late_for_it()
    {
        var session = Stored(
            (Trade("13:40:00", 50), "13:40:00"),
            (Trade("14:29:30", 60), "14:29:30"),
            (Trade("13:45:00", 101), "14:29:31"),
            (Trade("13:28:59", 102), "14:29:32")
        );

        var result = await TryAsync(PriceOver100, session);

        Assert.That(
            result.Alerts.Select(raised => (raised.Alert.Value, raised.Telling)),
            Is.EqualTo([(101m, Telling.Stale)]),
            "44 minutes old when it was decided on, which mails nobody; the other is not looked at"
        );
        Assert.That(result.Mails, Is.Empty);
        Assert.That(
            result.Charts.Single().Bars.Select(bar => (bar.Bar.Minute, bar.Bar.Close)),
            Is.EqualTo([(At("13:40:00"), 50m), (At("13:45:00"), 101m), (At("14:29:00"), 60m)])
        );
        Assert.That((result.Counts.Trades, result.Counts.Late), Is.EqualTo((4, 1)));
    }

    [Test]
    public async Task A_replayed_event_mails_nobody_and_a_wrong_clock_changes_nothing()
    {
        var replayed = Event(Trade("13:30:00", 101)) with { IsReplay = true };
        var ahead = Event(Trade("13:40:00", 102)) with { ReceivedAt = At("13:38:59") };

        var result = await TryAsync(
            PriceOver100,
            new RecordedSession("stored", [new([replayed], At("13:30:00")), new([ahead], At("13:38:59"))])
        );

        Assert.That(result.Alerts.Select(raised => raised.Telling), Is.EqualTo([Telling.Suppressed]));
        Assert.That(result.Mails, Is.Empty);
        Assert.That(result.Counts.Ahead, Is.EqualTo(1));
    }

    /// <summary>Ten mails a minute of a rule and symbol; one alert that is left over is mailed alone, too.</summary>
    [TestCase(10, 10, null)]
    [TestCase(11, 10, "[LOW] IBM print 11 above 0.5")]
    [TestCase(13, 10, "[LOW] 3 more from print: IBM 3")]
    public async Task What_is_beyond_the_limit_of_a_minute_is_told_in_a_digest(int prints, int atOnce, string? digest)
    {
        var rows = Enumerable.Range(0, prints).Select(second => Trade($"13:30:{second:00}", 10, second + 1));

        var result = await TryAsync(EveryPrint, rows);

        Assert.That(result.Alerts.Count(raised => raised.Telling == Telling.AtOnce), Is.EqualTo(atOnce));
        Assert.That(
            result.Mails.Where(mail => mail.IsDigest).Select(mail => (mail.At, mail.Message.Subject)),
            Is.EqualTo(digest is null ? [] : new[] { (At("13:31:00"), digest) })
        );
    }

    [Test]
    public async Task A_digest_counts_by_symbol_and_quotes_the_latest()
    {
        var rows = Enumerable
            .Range(0, 30)
            .Select(second => Trade($"13:30:{second:00}", 10, second + 1, second % 3 == 0 ? "BAC" : "IBM"));

        var result = await TryAsync(
            EveryPrint,
            RecordedSession.Of("session.csv", rows, symbol: null),
            Settings with
            {
                Messages = new MessagesPerMinute(OfSymbol: 10, OfRule: 12),
            }
        );

        Assert.That(result.Mails, Has.Count.EqualTo(13), "12 of the rule, and the digest");
        Assert.That(
            result.Mails[^1].Message.Body.Split('\n'),
            Is.EqualTo([
                "18 more alerts of print (LOW) in the minute from 2013-10-08 13:30 UTC.",
                "How many for each symbol, and the latest:",
                "",
                "    12 x IBM: one print of 30 on NYSE, above 0.5.",
                "     6 x BAC: one print of 28 on NYSE, above 0.5.",
            ])
        );
    }

    [Test]
    public async Task What_is_narrowed_to_a_symbol_is_what_the_whole_session_has_of_it()
    {
        var rows = new[] { Trade("13:30:00", 101, symbol: "BAC"), Trade("13:30:01", 101), Trade("13:30:02", 5) };
        var whole = await TryAsync(PriceOver100, rows);

        var narrowed = await TryAsync(PriceOver100, RecordedSession.Of("session.csv", rows, Symbol.Parse("ibm")));

        Assert.That(narrowed.Counts.Events, Is.EqualTo(2));
        Assert.That(narrowed.Alerts, Is.EqualTo(whole.Alerts.Where(raised => raised.Alert.Symbol.Value == "IBM")));
    }

    /// <summary>With 100 the rule alerts at 101 alone, with 98 at 99 and not again.</summary>
    [Test]
    public async Task Two_files_are_compared_alert_by_alert()
    {
        var rows = new[] { Trade("13:30:00", 99), Trade("13:30:01", 101), Trade("13:30:02", 101, 5000) };
        const string Block = """
            {"rule_id": "block", "kind": "VOLUME", "symbols": "*", "severity": "LOW", "threshold": 1000,
             "cooldown_seconds": 0}
            """;
        var first = await TryAsync(PriceOver100 + Block, rows);
        var second = await TryAsync(PriceOver100.Replace("100", "98", StringComparison.Ordinal) + Block, rows);

        var comparison = RuleComparison.Of(first, second);

        Assert.That(Values(comparison.OnlyFirst), Is.EqualTo([("price", 101m)]));
        Assert.That(Values(comparison.OnlySecond), Is.EqualTo([("price", 99m)]));
        Assert.That(Values(comparison.Both), Is.EqualTo([("block", 5000m)]));

        static IEnumerable<(string, decimal)> Values(IEnumerable<RaisedAlert> alerts) =>
            alerts.Select(raised => (raised.Alert.RuleId, raised.Alert.Value));
    }

    static RecordedSession Stored(params (MarketData.Sessions.MarketRow Row, string Decided)[] events) =>
        new("stored", [.. events.Select(one => new SessionStep([Event(one.Row)], At(one.Decided)))]);

    static MarketEvent Event(MarketData.Sessions.MarketRow row) => row.ToStored(row.IdentityOf(row.Time.Ticks));
}
