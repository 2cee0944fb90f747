using Amazon.DynamoDBv2;
using Amazon.Lambda.SQSEvents;
using Amazon.SimpleNotificationService;
using MarketData.Domain.Audit;
using MarketData.Hosting;
using MarketData.Processor.Alerting;
using MarketData.Processor.Committing;
using MarketData.Processor.Configuration;
using MarketData.Processor.Decoding;
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
    FailureBoundary boundary,
    ProcessorSettings settings,
    JsonLog log,
    TimeProvider time
)
{
    /// <summary>Kept back from the invocation's time, to answer in.</summary>
    static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1);

    public static BatchProcessor Create(
        IAmazonDynamoDB dynamo,
        IAmazonSimpleNotificationService topic,
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
            new Committer(states, writer, key, settings, backoff, boundary, time),
            new CommittedAlerts(limit, publisher),
            new OverdueAlerts(alerts, publisher, boundary, time),
            new RejectionRecorder(trail, boundary, log, time),
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
        using var deadline = new CancellationTokenSource(
            TimeSpan.FromTicks(Math.Max(1, (remaining - Reserve).Ticks)),
            time
        );
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);

        var deliveries = batch.Records.Select(message => Delivery.Of(message, time.GetUtcNow())).ToList();
        var decoded = DecodedBatch.Of(deliveries, boundary);
        var decodedAt = time.GetUtcNow();
        var metrics = new BatchMetrics { Received = deliveries.Count };

        var conflicts = await StoreAsync(decoded, decodedAt, metrics, limit.Token);
        List<RejectedMessage> rejected = [.. decoded.Rejected, .. conflicts];
        metrics.Rejected = await rejections.RecordAsync(rejected, decodedAt, limit.Token);
        metrics.OverdueAlerts = await overdue.PublishAsync(remaining, end, limit.Token);

        var failed = deliveries.Where(delivery => !delivery.IsDone).ToList();
        metrics.Failed = failed.Count - rejected.Count;
        metrics.BadRules = rules.BadRules;
        metrics.Bugs = boundary.TakeBugs();
        metrics.WriteTo(log, settings.MetricsNamespace, time.GetUtcNow(), requestId);
        return new SQSBatchResponse([
            .. failed.Select(delivery => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = delivery.MessageId }),
        ]);
    }

    /// <returns>Deliveries whose identity is that of another event.</returns>
    async Task<IReadOnlyList<RejectedMessage>> StoreAsync(
        DecodedBatch batch,
        DateTimeOffset decodedAt,
        BatchMetrics metrics,
        CancellationToken cancellation
    )
    {
        var byIdentity = batch.Events;
        if (byIdentity.Count == 0)
        {
            return [];
        }

        var report = await committer.CommitAsync(
            byIdentity.Select(same => same.First().Event),
            await rules.GetAsync(cancellation),
            decodedAt,
            cancellation
        );
        await alerts.PublishAsync(report.Stored.SelectMany(stored => stored.Recorded.Alerts), cancellation);

        var (settled, conflicts) = (0, new List<RejectedMessage>());
        foreach (var stored in report.Events)
        {
            foreach (var (delivery, delivered) in byIdentity[stored.Identity])
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
