using System.Text.Json;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Ops.Deployment;
using MarketData.Sandbox.Feed;
using MarketData.SandboxTests.Ops;
using MarketData.Tools;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>What the operator's commands say of the events that were fed.</summary>
[CancelAfter(240_000)]
public abstract class FedCommands : FedTrades
{
    [Test]
    [Order(OnTheFedSystem)]
    public async Task An_event_is_followed_to_its_audit_record_and_its_alert(CancellationToken cancellation)
    {
        var alert = (await AlertsAsync(cancellation))[0];

        var story = await RunAsync(cancellation, "event", alert["event_id"].S);

        Assert.That(story.ExitCode, Is.Zero, story.Everything);
        Assert.That(
            story.Output,
            Does.Match(@"Content +\S+ on \S+: \d+ at \d+")
                .And.Contain("as it was recorded")
                .And.Contain(", genuine, by audit key 1, hash ")
                .And.Contain(alert["headline"].S)
                .And.Contain(alert["alert_id"].S)
                .And.Contain("NOTIFIED")
        );
    }

    [Test]
    [Order(OnTheFedSystem)]
    public async Task A_rejected_event_is_followed_by_the_id_that_the_bus_gave_it(CancellationToken cancellation)
    {
        var ledger = FedSystem.System.Ledger;
        var item = ledger.Sent.Single(sent =>
            sent.Item.Expected is Expectation.Rejected { Reason: RejectionReason.PriceNotPositive }
        );
        var record = await FedSystem.ItemAsync(
            FedSystem.System.Stack.Outputs.AuditTrailTable,
            Tables.AuditTrail,
            ledger.ProgressOf(item)!.RejectionId,
            cancellation
        );

        var story = await RunAsync(cancellation, "event", record["envelope_id"].S);

        Assert.That(story.ExitCode, Is.Zero, story.Everything);
        Assert.That(
            story.Output,
            Does.Match("Rejected +PRICE_NOT_POSITIVE: .*price").And.Contain(record["audit_id"].S).And.Contain("genuine")
        );
    }

    [Test]
    [Order(OnTheFedSystem)]
    public async Task An_event_that_nobody_knows_is_said_to_be_missing(CancellationToken cancellation)
    {
        var story = await RunAsync(cancellation, "event", "XNAS|NOPE|2013-10-08|1");

        Assert.That(story.ExitCode, Is.EqualTo(1));
        Assert.That(
            story.Output,
            Does.Contain("there is no event XNAS|NOPE|2013-10-08|1").And.Contain("does not name it since")
        );
    }

    [Test]
    [Order(OnTheFedSystem)]
    public async Task Tail_shows_what_batches_counted_and_what_was_rejected(CancellationToken cancellation)
    {
        var tail = await RunAsync(cancellation, "tail", "--since", "1h");
        var trouble = await RunAsync(cancellation, "tail", "--since", "1h", "--trouble", "--json");

        Assert.That(tail.ExitCode, Is.Zero, tail.Everything);
        Assert.That(
            tail.Output,
            Does.Match(@" UTC  BATCH Received \d+, .*Stored \d+.*EventToCommit up to \d+ ms")
                .And.Match("WARN +event rejected  reason=PRICE_NOT_POSITIVE  problem=")
        );
        using var document = JsonDocument.Parse(trouble.Output);
        var levels = document
            .RootElement.GetProperty("lines")
            .EnumerateArray()
            .Select(line => line.GetProperty("level"));
        Assert.That(levels.Select(level => level.GetString()), Is.Not.Empty.And.None.EqualTo("BATCH"));
    }

    [Test]
    [Order(OnTheFedSystem)]
    public async Task An_alert_is_acknowledged_once_and_is_open_no_longer(CancellationToken cancellation)
    {
        var id = (await AlertsAsync(cancellation))[^1]["alert_id"].S;

        var first = await RunAsync(cancellation, "alerts", "ack", id, "--note", "seen by the desk");
        var second = await RunAsync(cancellation, "alerts", "ack", id, "--note", "too late");
        var missing = await RunAsync(cancellation, "alerts", "ack", "no-rule|NOPE|1");
        var all = await RunAsync(cancellation, "alerts", "list", "--limit", "1000");
        var open = await RunAsync(cancellation, "alerts", "list", "--limit", "1000", "--open");

        Assert.Multiple(() =>
        {
            Assert.That(first.ExitCode, Is.Zero, first.Everything);
            Assert.That(first.Output, Does.Match(@"acknowledged .* by arn:aws:.*: seen by the desk"));
            Assert.That(second.Output, Does.Contain("seen by the desk").And.Not.Contain("too late"));
            Assert.That(missing.ExitCode, Is.EqualTo(1));
            Assert.That(missing.Output, Does.Contain("There is no alert no-rule|NOPE|1."));
            Assert.That(all.Output, Does.Contain(id).And.Contain("seen by the desk"));
            Assert.That(open.Output, Is.Not.Empty.And.Not.Contain(id));
        });
    }

    static async Task<IReadOnlyList<Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>>> AlertsAsync(
        CancellationToken cancellation
    ) =>
        await new TableReader(FedSystem.System.Engines.DynamoDb.Client)
            .ScanAsync(FedSystem.System.Stack.Outputs.AlertsTable)
            .Where(item => item.ContainsKey("rule_id"))
            .ToListAsync(cancellation);

    static Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] arguments) =>
        OpsCommand.RunAsync(FedSystem.OperatorsEnvironment, cancellation, arguments);
}
