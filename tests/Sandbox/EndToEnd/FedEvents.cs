using System.Text.Json;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Ops.Deployment;
using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Lambda;
using MarketData.Sandbox.Report;
using MarketData.SandboxTests.Lambda;
using MarketData.SandboxTests.Ops;
using MarketData.Tools;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>
/// What became of the events that were fed; comes before what <see cref="EndToEndTests"/> does with the system.
/// </summary>
[CancelAfter(240_000)]
public abstract class FedEvents
{
    protected const int OnTheFedSystem = 1;

    static Accounting Accounting => FedSystem.Accounting;

    static int Bad => BadEvents.Reasons.Count();

    [Test]
    [Order(OnTheFedSystem)]
    public void Every_event_is_accounted_for_by_its_identity()
    {
        Assert.That(Accounting.Problems, Is.Empty);
    }

    [Test]
    [Order(OnTheFedSystem)]
    public void Every_print_is_stored_once_although_processes_died_and_events_came_again()
    {
        Assert.Multiple(() =>
        {
            Assert.That(FedSystem.System.Function.Chaos!.Happened.Keys, Is.EquivalentTo(Enum.GetValues<Mishap>()));
            Assert.That(Accounting.FailedInvocations, Has.Some.Contains("exit code 137"));
            Assert.That(Accounting.Duplicates, Is.Positive);
            Assert.That(Accounting.Redeliveries, Is.Positive);
            Assert.That(Accounting.StoredEvents, Is.EqualTo(FedSystem.Session.Count - Bad - Accounting.Duplicates));
        });
    }

    [Test]
    [Order(OnTheFedSystem)]
    public void Every_kind_of_bad_event_is_rejected_for_its_reason()
    {
        Assert.That(
            Accounting.Rejected,
            Is.EquivalentTo(BadEvents.Reasons.Select(reason => KeyValuePair.Create(reason, 1)))
        );
    }

    [Test]
    [Order(OnTheFedSystem)]
    public async Task Poison_is_in_the_dead_letter_queue_with_an_audit_record_that_says_why(
        CancellationToken cancellation
    )
    {
        var ledger = FedSystem.System.Ledger;
        var item = ledger.Sent.Single(sent =>
            sent.Item.Expected is Expectation.Rejected { Reason: RejectionReason.PriceNotPositive }
        );
        var auditId = ledger.ProgressOf(item)!.RejectionId;

        var audit = await FedSystem.ItemAsync(
            FedSystem.System.Stack.Outputs.AuditTrailTable,
            Tables.AuditTrail,
            auditId,
            cancellation
        );

        Assert.Multiple(() =>
        {
            Assert.That(audit["outcome"].S, Is.EqualTo("REJECTED"));
            Assert.That(audit["reason"].S, Is.EqualTo("PRICE_NOT_POSITIVE"));
            Assert.That(audit["message"].S, Does.Contain("price"));
            Assert.That(Accounting.DeadLetters, Is.EqualTo(Bad));
        });
    }

    [Test]
    [Order(OnTheFedSystem)]
    public async Task A_stored_print_keeps_its_digits_and_its_time(CancellationToken cancellation)
    {
        var print = FedSystem
            .Session.OfType<BusEvent>()
            .First(item => item is { DetailType: BusEvents.TradeExecution, Expected: Expectation.Stored });
        using var sent = JsonDocument.Parse(print.Detail);

        var stored = await FedSystem.ItemAsync(
            FedSystem.System.Stack.Outputs.MarketDataTable,
            Tables.MarketData,
            ((Expectation.Stored)print.Expected).Identity,
            cancellation
        );

        Assert.Multiple(() =>
        {
            Assert.That(stored["symbol"].S, Is.EqualTo(sent.RootElement.GetProperty("symbol").GetString()));
            Assert.That(
                decimal.Parse(stored["price"].N, System.Globalization.CultureInfo.InvariantCulture),
                Is.EqualTo(sent.RootElement.GetProperty("price").GetDecimal())
            );
            Assert.That(stored["timestamp"].S, Is.EqualTo(sent.RootElement.GetProperty("timestamp").GetString()));
        });
    }

    [Test]
    [Order(OnTheFedSystem)]
    public async Task Alerts_are_published_as_they_are_stored(CancellationToken cancellation)
    {
        var alerts = await new TableReader(FedSystem.System.Engines.DynamoDb.Client)
            .ScanAsync(FedSystem.System.Stack.Outputs.AlertsTable)
            .Where(item => item.ContainsKey("rule_id"))
            .ToListAsync(cancellation);
        var sent = await SentMail.ReadAsync(
            FedSystem.System.Engines.Endpoints.Aws,
            FedSystem.System.Stack.Outputs.TopicArn,
            cancellation
        );

        Assert.Multiple(() =>
        {
            Assert.That(alerts, Is.Not.Empty);
            Assert.That(alerts.Select(alert => alert["status"].S), Is.All.EqualTo("NOTIFIED"));
            Assert.That(
                sent.Select(mail => (mail.Attributes["symbol"], mail.Attributes["severity"], mail.Attributes["rule"]))
                    .Distinct(),
                Is.EquivalentTo(
                    alerts.Select(alert => (alert["symbol"].S, alert["severity"].S, alert["rule_id"].S)).Distinct()
                )
            );
            // Published at least once each: a process may die after publishing and before it has noted so.
            Assert.That(sent, Has.Count.GreaterThanOrEqualTo(alerts.Count));
        });
    }

    [Test]
    [Order(OnTheFedSystem)]
    public async Task The_operators_command_verifies_the_trail_and_names_a_record_that_was_tampered_with(
        CancellationToken cancellation
    )
    {
        var system = FedSystem.System;
        var untouched = await VerifyAsync(cancellation);
        var identity = ((Expectation.Stored)FedSystem.Session.OfType<BusEvent>().First().Expected).Identity;
        var stored = await FedSystem.ItemAsync(
            system.Stack.Outputs.MarketDataTable,
            Tables.MarketData,
            identity,
            cancellation
        );
        var record = await FedSystem.ItemAsync(
            system.Stack.Outputs.AuditTrailTable,
            Tables.AuditTrail,
            stored["audit_id"].S,
            cancellation
        );
        await system.Engines.DynamoDb.Client.PutItemAsync(
            system.Stack.Outputs.AuditTrailTable,
            new(record) { ["decided_at"] = new("2013-10-08T13:30:00.0000000Z") },
            cancellation
        );
        var tampered = await VerifyAsync(cancellation);
        await system.Engines.DynamoDb.Client.PutItemAsync(system.Stack.Outputs.AuditTrailTable, record, cancellation);

        Assert.Multiple(() =>
        {
            Assert.That(untouched.ExitCode, Is.Zero, untouched.Everything);
            Assert.That(
                untouched.Output,
                Does.StartWith("OK: ")
                    .And.Contains($"{Accounting.StoredEvents:N0} stored events that fit their records")
            );
            Assert.That(tampered.ExitCode, Is.EqualTo(1));
            Assert.That(
                tampered.Output,
                Does.Contain(
                    $"record {record["sequence"].N} ({record["audit_id"].S}) was changed: it does not fit its hash"
                )
            );
        });
    }

    [Test]
    [Order(OnTheFedSystem)]
    public async Task What_the_function_prints_is_in_its_log_group(CancellationToken cancellation)
    {
        var printed = await File.ReadAllLinesAsync(FedSystem.System.Function.Log, cancellation);
        string[] missing;
        do
        {
            missing = [.. printed.Except(await LogLines.ReadAsync(FedSystem.System, cancellation))];
        } while (missing.Length > 0 && !cancellation.IsCancellationRequested);

        Assert.That(printed, Is.Not.Empty);
        Assert.That(missing, Is.Empty);
    }

    [Test]
    [Order(OnTheFedSystem)]
    public void The_function_counted_what_it_did()
    {
        var log = FedSystem.System.Function.Log;
        Assert.That(PrintedMetrics.Sum(log, MetricNames.Received), Is.GreaterThanOrEqualTo(FedSystem.Session.Count));
        Assert.That(PrintedMetrics.Sum(log, MetricNames.BadRules), Is.Zero, "the deployment's own rules");
    }

    static Task<CommandResult> VerifyAsync(CancellationToken cancellation) =>
        OpsCommand.RunAsync(FedSystem.OperatorsEnvironment, cancellation, "audit", "verify");
}
