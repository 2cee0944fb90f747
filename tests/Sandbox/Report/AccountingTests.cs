using System.Globalization;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Report;
using MarketData.Sessions;

namespace MarketData.SandboxTests.Report;

/// <summary>A run of two events and one malformed message, and everything that can be wrong with it.</summary>
public sealed class AccountingTests
{
    const string Bad = "not JSON";

    /// <summary>With the SHA-256 of that body.</summary>
    const string RejectionId = "rejected|62b8125a6f6d924ec53345b5fcd58ca3ed3f5e7d51e2e146e5f1346508acce69";

    static readonly MarketRow Row = new()
    {
        Time = new(2013, 10, 8, 13, 30, 0, TimeSpan.Zero),
        Exchange = "P",
        Symbol = "SPY",
        Kind = RowKind.Trade,
        Price = "167.40",
        Size = "100",
    };

    static readonly StoredState Good = new()
    {
        Events = Stored("P|1", "P|2"),
        AuditedEventIds = new HashSet<string> { "P|1", "P|2" },
        Rejections = new Dictionary<string, string> { [RejectionId] = "NOT_JSON" },
        AlertsByStatus = new Dictionary<string, int> { ["NOTIFIED"] = 1 },
        DeadLetters = [Bad],
    };

    [Test]
    public void A_run_that_comes_out_has_no_problems()
    {
        var accounting = Accounting.Of(LedgerOf("1", "2"), Good);

        Assert.Multiple(() =>
        {
            Assert.That(accounting.Problems, Is.Empty);
            Assert.That(
                (accounting.Sent, accounting.StoredEvents, accounting.Duplicates, accounting.RejectedEvents),
                Is.EqualTo((3, 2, 0, 1))
            );
            Assert.That(accounting.Rejected, Does.ContainKey(RejectionReason.NotJson).WithValue(1));
        });
    }

    [Test]
    public void An_event_that_was_sent_twice_is_a_duplicate()
    {
        var accounting = Accounting.Of(LedgerOf("1", "2", "2"), Good);

        Assert.That((accounting.Sent, accounting.Duplicates, accounting.Problems.Count), Is.EqualTo((4, 1, 0)));
    }

    [Test]
    public void An_event_that_is_missing_is_named()
    {
        var state = Good with { Events = Stored("P|1") };

        Assert.That(
            ProblemsOf(state),
            Has.Some.EqualTo("1 sent but not stored: P|2").And.Some.EqualTo("1 audited as stored but not stored: P|2")
        );
    }

    /// <summary>One lost and one too many: the counts come out, the identities do not.</summary>
    [Test]
    public void A_stranger_in_the_place_of_an_event_is_named()
    {
        var state = Good with
        {
            Events = Stored("P|1", "P|3"),
            AuditedEventIds = new HashSet<string> { "P|1", "P|2", "P|3" },
        };

        Assert.That(
            ProblemsOf(state),
            Has.Some.EqualTo("1 sent but not stored: P|2").And.Some.EqualTo("1 stored but never sent: P|3")
        );
    }

    [TestCase("167.4", "100", "SPY", 0, null, Description = "Storage keeps no zeros behind the last digit.")]
    [TestCase("167.400000000000001", "100", "SPY", 0, "price 167.40 sent, 167.400000000000001 stored")]
    [TestCase("167.40", "101", "SPY", 0, "volume 100 sent, 101 stored")]
    [TestCase("167.40", "100", "SPX", 0, "symbol SPY sent, SPX stored")]
    [TestCase(
        "167.40",
        "100",
        "SPY",
        1,
        "timestamp 2013-10-08T13:30:00.0000000+00:00 sent, 2013-10-08T13:30:00.0000001+00:00 stored"
    )]
    public void A_value_that_is_not_what_was_sent_is_named(
        string price,
        string size,
        string symbol,
        int ticks,
        string? difference
    )
    {
        var row = Row with { Price = price, Size = size, Symbol = symbol, Time = Row.Time.AddTicks(ticks) };

        Assert.That(ProblemsOf(StoredAs(row.ToStored("P|2"))), Is.EqualTo(Changed(difference)));
    }

    [Test]
    public void Another_kind_in_the_place_of_an_event_is_named()
    {
        var quote = (Row with { Kind = RowKind.Bid, Size = null }).ToStored("P|2");

        Assert.That(
            ProblemsOf(StoredAs(quote)),
            Is.EqualTo(
                Changed(
                    "price 167.40 sent, nothing stored; volume 100 sent, nothing stored; "
                        + "bid nothing sent, 167.40 stored"
                )
            )
        );
    }

    [Test]
    public void A_row_that_is_no_event_is_named() =>
        Assert.That(ProblemsOf(StoredAs(null)), Is.EqualTo(Changed("no event can be read from its row")));

    [Test]
    public void An_event_without_an_audit_record_is_named()
    {
        var state = Good with { AuditedEventIds = new HashSet<string> { "P|1" } };

        Assert.That(ProblemsOf(state), Is.EqualTo(new[] { "1 stored without an audit record: P|2" }));
    }

    [Test]
    public void A_rejection_for_the_wrong_reason_is_named()
    {
        var state = Good with { Rejections = new Dictionary<string, string> { [RejectionId] = "TOO_LARGE" } };

        Assert.That(
            ProblemsOf(state),
            Is.EqualTo(new[] { "1 malformed but not rejected for the right reason: NOT_JSON came out as TOO_LARGE" })
        );
    }

    [Test]
    public void A_good_event_in_the_dead_letter_queue_is_a_problem()
    {
        var state = Good with { DeadLetters = [Bad, "good"] };

        Assert.That(ProblemsOf(state), Has.Some.StartsWith("1 in the dead-letter queue but not malformed"));
    }

    [Test]
    public void A_rejection_that_is_not_in_the_dead_letter_queue_is_a_problem()
    {
        var state = Good with { DeadLetters = [] };

        Assert.That(
            ProblemsOf(state),
            Is.EqualTo(new[] { $"1 malformed but not in the dead-letter queue: {RejectionId}" })
        );
    }

    [Test]
    public void An_alert_that_stays_pending_is_a_problem()
    {
        var state = Good with { AlertsByStatus = new Dictionary<string, int> { ["PENDING"] = 2 } };

        Assert.That(ProblemsOf(state), Is.EqualTo(new[] { "2 alerts are stored but not published" }));
    }

    static string[] Changed(string? difference) =>
        difference is null ? [] : [$"1 stored with other values than were sent: P|2 ({difference})"];

    static StoredState StoredAs(MarketEvent? second) =>
        Good with
        {
            Events = new Dictionary<string, MarketEvent?> { ["P|1"] = Row.ToStored("P|1"), ["P|2"] = second },
        };

    static Dictionary<string, MarketEvent?> Stored(params string[] ids) =>
        ids.ToDictionary(id => id, id => (MarketEvent?)Row.ToStored(id));

    static IReadOnlyList<string> ProblemsOf(StoredState state) => Accounting.Of(LedgerOf("1", "2"), state).Problems;

    static Ledger LedgerOf(params string[] tradeIds)
    {
        var ledger = new Ledger();
        var messages = new List<Message>();
        foreach (var (index, tradeId) in tradeIds.Index())
        {
            var eventId = index.ToString(CultureInfo.InvariantCulture);
            var sent = new BusEvent(default, BusEvents.TradeExecution, "{}")
            {
                Expected = new Expectation.Stored($"P|{tradeId}", Row),
            };
            ledger.NoteSent(new(sent, eventId, SentAt: 1));
            messages.Add(new() { MessageId = $"message-{eventId}", Body = $$"""{"id":"{{eventId}}"}""" });
        }

        var bad = new BufferMessage(default, Bad) { Expected = new Expectation.Rejected(RejectionReason.NotJson) };
        ledger.NoteSent(new(bad, "bad", SentAt: 1));
        messages.Add(new() { MessageId = "bad", Body = Bad });
        ledger.NoteAnswered(new(messages, new HashSet<string> { "bad" }, new InvocationResult.Answered(default)));
        return ledger;
    }
}
