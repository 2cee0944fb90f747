using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.Lambda.SQSEvents;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using MarketData.Contract;
using MarketData.Domain.Audit;
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

namespace MarketData.Processor;

/// <summary>The path of a batch: decode, commit, publish, record rejections, answer.</summary>
sealed class BatchProcessor(
    RuleStore rules,
    Committer committer,
    CommittedAlerts alerts,
    OverdueAlerts overdue,
    RejectionRecorder rejections,
    Redelivery redelivery,
    FailureBoundary boundary,
    AuditKey key,
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

    public static BatchProcessor Create(
        IAmazonDynamoDB dynamo,
        IAmazonSimpleNotificationService topic,
        IAmazonSQS queues,
        AuditKey key,
        ProcessorSettings settings,
        JsonLog log,
        TimeProvider time,
        Random? jitter = null
    )
    {
        var backoff = new Backoff(time, jitter);
        var boundary = new FailureBoundary(log);
        var alerts = new AlertStore(dynamo, settings, backoff, time);
        var publisher = new AlertPublisher(topic, alerts, settings, backoff, boundary, log);
        var limit = new MessageLimit(alerts, settings, boundary, log, time);
        var states = new StateStore(dynamo, settings, backoff);
        var writer = new TransactionWriter(dynamo, backoff);
        var trail = new RejectionTrail(states, writer, key, settings, backoff);
        return new BatchProcessor(
            new RuleStore(dynamo, settings, backoff, boundary, log, time),
            new Committer(states, writer, settings, backoff, boundary, time),
            new CommittedAlerts(limit, publisher),
            new OverdueAlerts(alerts, publisher, boundary, time),
            new RejectionRecorder(
                trail,
                new DeadLetters(queues, settings, backoff, boundary, log),
                boundary,
                log,
                time
            ),
            new Redelivery(queues, settings, boundary, log, jitter),
            boundary,
            key,
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
        var metrics = new BatchMetrics { Received = deliveries.Count };

        var rejecting = rejections.RecordAsync(decoded.Rejected, decodedAt, work.Token);
        var report = await CommitAsync(decoded, decodedAt, commits.Token, work.Token);
        var conflicts = Settle(decoded, report, metrics);
        metrics.Rejected = [.. await rejecting, .. await rejections.RecordAsync(conflicts, decodedAt, work.Token)];
        metrics.OverdueAlerts = await overdue.PublishAsync(remaining, end, work.Token);

        var failed = deliveries.Where(delivery => !delivery.IsDone).ToList();
        var rejected = decoded.Rejected.Concat(conflicts).Select(message => message.Delivery);
        metrics.Failed = failed.Except(rejected).Count();
        metrics.BadRules = rules.BadRules;
        metrics.Bugs = boundary.TakeBugs();
        metrics.WriteTo(log, settings.MetricsNamespace, time.GetUtcNow(), requestId);
        using var endOfAnswer = After(end + AnswerTime - time.GetUtcNow());
        await redelivery.DelayAsync(failed, endOfAnswer.Token);
        return new SQSBatchResponse([
            .. failed.Select(delivery => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = delivery.MessageId }),
        ]);
    }

    CancellationTokenSource After(TimeSpan length) => new(length > TimeSpan.Zero ? length : TimeSpan.Zero, time);

    /// <summary>Alerts are published as soon as they are committed, while other symbols may still be at it.</summary>
    async Task<CommitReport> CommitAsync(
        DecodedBatch batch,
        DateTimeOffset decodedAt,
        CancellationToken commitTime,
        CancellationToken publishTime
    )
    {
        if (batch.Events.Count == 0)
        {
            return new CommitReport();
        }

        var book = await boundary.TryAsync(
            LogEvent.RulesNotRead,
            () => rules.GetAsync(commitTime),
            () => [],
            commitTime
        );
        if (book is null)
        {
            return new CommitReport();
        }

        var terms = new DecisionTerms
        {
            Rules = book,
            Key = key,
            DecodedAt = decodedAt,
            EventRetentionDays = settings.EventRetentionDays,
            ClockSkew = settings.ClockSkew,
            AlertMaxAge = settings.AlertMaxAge,
            MaxItems = TransactionWriter.MaxItems,
        };
        var publications = new ConcurrentBag<Task>();
        var report = await committer.CommitAsync(
            batch.Events.Select(same => same.First().Event),
            terms,
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
