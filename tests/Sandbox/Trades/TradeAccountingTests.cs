using System.Text;
using MarketData.Domain.Trades;
using MarketData.Sandbox.Trades;

namespace MarketData.SandboxTests.Trades;

/// <summary>A run of a good trade, a bad one and one that failed, and everything that can be wrong with it.</summary>
public sealed class TradeAccountingTests
{
    static readonly DateTimeOffset Executed = DateTimeOffset.UnixEpoch.AddDays(16_000);

    static readonly SandboxTrade Good = new("T-1", "{}", 0, Refusal: null);
    static readonly SandboxTrade Bad = new("T-2", "{}", 0, "UNKNOWN_CURRENCY");
    static readonly SandboxTrade Failed = new("T-3", "{}", 0, Refusal: null);

    static readonly RecordedTrade Recorded = Row("T-1", "1");
    static readonly RecordedTrade Refused = Row("T-2", "2") with
    {
        Status = TradeStatus.Rejected,
        Reasons = [new(TradeReason.UnknownCurrency, "It is no currency.")],
    };

    [Test]
    public void A_run_that_comes_out_has_no_problems()
    {
        var accounting = TradeAccounting.Of(LedgerOf(), Stored(Recorded, Refused));

        Assert.Multiple(() =>
        {
            Assert.That(accounting.Problems, Is.Empty);
            Assert.That(
                (accounting.Sent, accounting.Recorded, accounting.Duplicates, accounting.DeadLetters),
                Is.EqualTo((3, 1, 0, 1))
            );
            Assert.That(accounting.Refused, Does.ContainKey("UNKNOWN_CURRENCY").WithValue(1));
        });
    }

    [Test]
    public void A_trade_that_was_sent_twice_is_a_duplicate()
    {
        var ledger = LedgerOf();
        Send(ledger, Good, "4");
        Answer(ledger, Good, "4");

        var accounting = TradeAccounting.Of(ledger, Stored(4, Recorded, Refused));

        Assert.That((accounting.Duplicates, accounting.Problems.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_trade_without_a_row_is_named()
    {
        Assert.That(ProblemsOf(Stored(Refused)), Is.EqualTo(["1 trades were sent and came to no end: T-1"]));
    }

    [Test]
    public void A_trade_that_is_recorded_twice_is_named()
    {
        var again = Recorded with { Timestamp = Recorded.Timestamp.AddMilliseconds(1) };

        Assert.That(
            ProblemsOf(Stored(Recorded, again, Refused)),
            Is.EqualTo(["1 trades are recorded more than once: T-1"])
        );
    }

    [Test]
    public void A_row_of_no_trade_that_was_sent_is_named()
    {
        Assert.That(
            ProblemsOf(Stored(Recorded, Refused, Row("T-9", "9"))),
            Is.EqualTo(["1 rows are of no trade that was sent: T-9"])
        );
    }

    [Test]
    public void A_bad_trade_that_is_recorded_is_named()
    {
        Assert.That(
            ProblemsOf(Stored(Recorded, Row("T-2", "2"))),
            Is.EqualTo(["1 trades came to another end than they should: T-2 (RECORDED)"])
        );
    }

    [Test]
    public void A_trade_that_is_refused_for_another_reason_is_named()
    {
        var row = Refused with { Reasons = [new(TradeReason.InvalidTradeId, "It is no id.")] };

        Assert.That(
            ProblemsOf(Stored(Recorded, row)),
            Is.EqualTo(["1 trades came to another end than they should: T-2 (INVALID_TRADE_ID)"])
        );
    }

    [Test]
    public void An_execution_that_is_missing_or_still_running_is_a_problem()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                ProblemsOf(Stored(2, Recorded, Refused)),
                Is.EqualTo(["3 sent, but 2 executions started, 0 of them not at an end"])
            );
            Assert.That(
                ProblemsOf(
                    new([Recorded, Refused], new Dictionary<string, int> { ["SUCCEEDED"] = 2, ["RUNNING"] = 1 })
                ),
                Is.EqualTo(["3 sent, but 3 executions started, 1 of them not at an end"])
            );
        });
    }

    static IReadOnlyList<string> ProblemsOf(StoredTrades stored) => TradeAccounting.Of(LedgerOf(), stored).Problems;

    static StoredTrades Stored(params RecordedTrade[] rows) => Stored(3, rows);

    static StoredTrades Stored(int executions, params RecordedTrade[] rows) =>
        new(rows, new Dictionary<string, int> { ["SUCCEEDED"] = executions });

    static TradeLedger LedgerOf()
    {
        var ledger = new TradeLedger();
        Send(ledger, Good, "1");
        Answer(ledger, Good, "1");
        Send(ledger, Bad, "2");
        Answer(ledger, Bad, "2");
        Send(ledger, Failed, "3");
        ledger.NoteDead("3");
        return ledger;
    }

    static void Send(TradeLedger ledger, SandboxTrade trade, string eventId) =>
        ledger.NoteSent(new(trade, eventId, SentAt: 1));

    static void Answer(TradeLedger ledger, SandboxTrade trade, string eventId) =>
        ledger.NoteRecorded(
            Encoding.UTF8.GetBytes($$$"""{"event":{"id":"{{{eventId}}}"}}"""),
            Encoding.UTF8.GetBytes(
                $$"""
                {"tradeId":"{{trade.Id}}","timestamp":{{Executed.ToUnixTimeMilliseconds()}},
                 "status":"RECORDED","duplicate":false}
                """
            )
        );

    static RecordedTrade Row(string id, string eventId) =>
        new()
        {
            Id = TradeId.OfStored(id),
            Timestamp = Executed,
            Status = TradeStatus.Recorded,
            Trade = null,
            Reasons = [],
            Content = null,
            ContentHash = default,
            Enrichment = new(null, null, []),
            Event = new(eventId, "trading.sandbox", Executed),
            Execution = "execution",
            RecordedAt = Executed,
        };
}
