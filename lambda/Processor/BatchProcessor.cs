using System.Collections.Concurrent;
using Amazon.Lambda.SQSEvents;
using MarketData.Domain.Decisions;
using MarketData.Hosting;
using MarketData.Processor.Alerting;
using MarketData.Processor.Committing;
using MarketData.Processor.Configuration;
using MarketData.Processor.Decoding;
using MarketData.Processor.Queues;
using MarketData.Processor.Rejecting;
using MarketData.Processor.Rules;
using MarketData.Processor.Storage;
using MarketData.Processor.Telemetry;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;
using MarketData.Shared.Telemetry;
using MarketData.Shared.Trail;

namespace MarketData.Processor;

/// <summary>The path of a batch: decode, commit, publish, record rejections, answer.</summary>
sealed class BatchProcessor(
    TermsReader terms,
    Committer committer,
    CommittedAlerts alerts,
    OverdueAlerts overdue,
    RejectionRecorder rejections,
    Redelivery redelivery,
    FailureBoundary boundary,
    ProcessorSettings settings,
    JsonLog log,
    TimeProvider time
)
{
    /// <summary>
    /// Kept back from the invocation's time, to say when what failed is to come again, and to answer.
    /// </summary>
    static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1);

    /// <summary>The part of the reserve in which the buffer is told.</summary>
    static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(700);

    /// <summary>
    /// What is not committed by then comes again as any failure does; others need the function.
    /// </summary>
    static readonly TimeSpan MaxCommitTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Of the ten seconds that Lambda gives a start. Where AWS stands against it, each invocation tries again, and its
    /// messages come back later: a start that ends the process would cost each of them the whole visibility timeout.
    /// </summary>
    static readonly TimeSpan MaxPreparation = TimeSpan.FromSeconds(8);

    public static BatchProcessor Create(
        FunctionClients clients,
        ProcessorSettings settings,
        JsonLog log,
        TimeProvider time,
        Random? jitter = null
    )
    {
        var (dynamo, queues) = (clients.DynamoDb(), clients.Queues());
        var backoff = new Backoff(time, jitter);
        var boundary = new FailureBoundary(log);
        var alerts = new AlertStore(dynamo, settings, backoff, time);
        var form = MailForm.Of(settings, log);
        var publisher = new AlertPublisher(clients.Topic(), alerts, settings, backoff, boundary, log);
        var limit = new MessageLimit(alerts, settings.AlertMessages, boundary, log, time);
        var states = new StateStore(dynamo, settings, backoff);
        var writer = new TransactionWriter(dynamo, settings.SymbolStateTable, backoff);
        var keys = new AuditKeyStore(
            new AuditKeyTable(dynamo, settings.Trail, backoff),
            new AuditKeyEncryption(clients.Kms(), settings.Trail, backoff),
            boundary,
            time
        );
        var trail = new RejectionTrail(states, writer, settings, backoff, time);
        return new BatchProcessor(
            new TermsReader(new RuleStore(dynamo, settings, backoff, boundary, log, time), keys, settings, boundary),
            new Committer(states, writer, settings, backoff, boundary, time),
            new CommittedAlerts(limit, publisher, form),
            new OverdueAlerts(new PendingAlerts(dynamo, settings, backoff), alerts, publisher, form, boundary, time),
            new RejectionRecorder(
                trail,
                new DeadLetters(queues, settings, backoff, boundary, log),
                boundary,
                log,
                time
            ),
            new Redelivery(queues, settings, boundary, log, jitter),
            boundary,
            settings,
            log,
            time
        );
    }

    /// <param name="batch">What the queue delivers.</param>
    /// <param name="requestId">The invocation's, for its line of metrics.</param>
    /// <param name="remaining">Until Lambda ends the invocation.</param>
    /// <param name="cancellation">Ends it earlier.</param>
    public async Task<SQSBatchResponse> HandleAsync(
        SQSEvent batch,
        string requestId,
        TimeSpan remaining,
        CancellationToken cancellation
    )
    {
        var end = time.GetUtcNow() + remaining - Reserve;
        using var endOfWork = After(remaining - Reserve);
        using var endOfCommits = After(remaining / 2 < MaxCommitTime ? remaining / 2 : MaxCommitTime);
        using var work = CancellationTokenSource.CreateLinkedTokenSource(cancellation, endOfWork.Token);
        using var commits = CancellationTokenSource.CreateLinkedTokenSource(work.Token, endOfCommits.Token);

        var deliveries = Delivery.AllOf(batch, time.GetUtcNow());
        var decoded = DecodedBatch.Of(deliveries, boundary);
        var decodedAt = time.GetUtcNow();
        var metrics = new BatchMetrics { CommitObjective = settings.CommitObjective, Received = deliveries.Count };

        List<RejectedMessage> conflicts = [];
        // The sweep brings no message, and reads the rules all the same: a wrong one is to be known at night.
        var read = await terms.TryReadAsync(decodedAt, commits.Token);
        if (deliveries.Count > 0 && read is { } inForce)
        {
            var rejecting = rejections.RecordAsync(decoded.Rejected, inForce, work.Token);
            var report = await CommitAsync(decoded, inForce, commits.Token, work.Token);
            conflicts = Settle(decoded, report, metrics);
            metrics.Rejected = [.. await rejecting, .. await rejections.RecordAsync(conflicts, inForce, work.Token)];
        }

        metrics.OverdueAlerts = await overdue.PublishAsync(remaining, end, work.Token);

        var failed = deliveries.Where(delivery => !delivery.IsDone).ToList();
        var rejected = decoded.Rejected.Concat(conflicts).Select(message => message.Delivery);
        metrics.Failed = failed.Except(rejected).Count();
        metrics.BadRules = terms.BadRules;
        metrics.Bugs = boundary.TakeBugs();
        metrics.WriteTo(log, settings, time.GetUtcNow(), requestId);
        using var endOfAnswer = After(end + AnswerTime - time.GetUtcNow());
        await redelivery.DelayAsync(failed, endOfAnswer.Token);
        return new SQSBatchResponse([
            .. failed.Select(delivery => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = delivery.MessageId }),
        ]);
    }

    /// <summary>
    /// Reads what every batch needs before the first one comes. What fails is read again for that one.
    /// </summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        using var endOfPreparation = After(MaxPreparation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, endOfPreparation.Token);
        await terms.TryReadAsync(time.GetUtcNow(), limit.Token);
    }

    CancellationTokenSource After(TimeSpan length) => new(length > TimeSpan.Zero ? length : TimeSpan.Zero, time);

    /// <summary>Alerts are published as soon as they are committed, while other symbols may still be at it.</summary>
    async Task<CommitReport> CommitAsync(
        DecodedBatch batch,
        DecisionTerms inForce,
        CancellationToken commitTime,
        CancellationToken publishTime
    )
    {
        var publications = new ConcurrentBag<Task>();
        var report = await committer.CommitAsync(
            batch.Events.Select(same => same.First().Event),
            inForce,
            decision => publications.Add(alerts.PublishAsync(decision.Alerts, publishTime)),
            commitTime
        );
        await Task.WhenAll(publications);
        return report;
    }

    /// <returns>Deliveries whose identity is that of another event.</returns>
    static List<RejectedMessage> Settle(DecodedBatch batch, CommitReport report, BatchMetrics metrics)
    {
        var (settled, conflicts) = (0, new List<RejectedMessage>());
        foreach (var stored in report.Events)
        {
            foreach (var (delivery, delivered) in batch.Events[stored.Identity])
            {
                if (stored.HasSameContentAs(delivered))
                {
                    delivery.IsDone = true;
                    settled++;
                }
                else
                {
                    conflicts.Add(new(delivery, IdentityConflict.Between(stored, delivered), EnvelopeId: null));
                }
            }
        }

        metrics.Count(report.Stored, report.Conflicts);
        metrics.Duplicate = settled - metrics.Stored;
        return conflicts;
    }
}
