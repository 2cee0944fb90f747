using Amazon.DynamoDBv2;
using Amazon.Lambda.Core;
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
        var alerts = new AlertStore(dynamo, settings, backoff, time);
        var publisher = new AlertPublisher(topic, alerts, settings, log);
        var store = new StateStore(dynamo, settings, backoff);
        var writer = new TransactionWriter(dynamo, backoff);
        return new BatchProcessor(
            new RuleStore(dynamo, settings, log, time),
            new Committer(store, writer, key, settings, backoff, log, time),
            new CommittedAlerts(alerts, new MessageLimit(alerts, settings, log, time), publisher, log),
            new OverdueAlerts(alerts, publisher, log, time),
            new RejectionRecorder(new RejectionTrail(store, writer, key, settings, backoff), log, time),
            settings,
            log,
            time
        );
    }

    public async Task<SQSBatchResponse> HandleAsync(
        SQSEvent batch,
        ILambdaContext context,
        CancellationToken cancellation
    )
    {
        var longestRun = context.RemainingTime;
        using var deadline = new CancellationTokenSource(
            TimeSpan.FromTicks(Math.Max(1, (longestRun - Reserve).Ticks)),
            time
        );
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);

        var deliveries = batch.Records.Select(message => Delivery.Of(message, time.GetUtcNow())).ToList();
        var decodedAt = time.GetUtcNow();
        var metrics = new BatchMetrics { Received = deliveries.Count };

        await StoreAsync(deliveries, decodedAt, metrics, limit.Token);
        metrics.Rejected = await rejections.RecordAsync(deliveries, decodedAt, limit.Token);
        await overdue.PublishAsync(longestRun, limit.Token);

        var failed = deliveries.Where(delivery => !delivery.IsDone).ToList();
        metrics.Failed = failed.Count(delivery => delivery.Event is not null);
        metrics.BadRules = rules.BadRules;
        metrics.WriteTo(log, settings.MetricsNamespace, time.GetUtcNow(), context.AwsRequestId);
        return new SQSBatchResponse([
            .. failed.Select(delivery => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = delivery.MessageId }),
        ]);
    }

    async Task StoreAsync(
        List<Delivery> deliveries,
        DateTimeOffset decodedAt,
        BatchMetrics metrics,
        CancellationToken cancellation
    )
    {
        var byIdentity = deliveries
            .Where(delivery => delivery.Event is not null)
            .ToLookup(delivery => delivery.Event!.Identity);
        if (byIdentity.Count == 0)
        {
            return;
        }

        var report = await committer.CommitAsync(
            byIdentity.Select(same => same.First().Event!),
            await rules.GetAsync(cancellation),
            decodedAt,
            cancellation
        );
        metrics.Count(report);

        var unpublished = await alerts.PublishAsync(report, cancellation);
        var settled = 0;
        foreach (var stored in report.Events)
        {
            foreach (var delivery in byIdentity[stored.Identity])
            {
                if (stored.SaysTheSameAs(delivery.Event!))
                {
                    delivery.IsDone = !unpublished.Contains(stored.Identity);
                    settled++;
                }
                else
                {
                    delivery.Decoded = IdentityConflict.Between(stored, delivery.Event!);
                }
            }
        }

        metrics.Duplicate = settled - metrics.Stored;
    }
}
