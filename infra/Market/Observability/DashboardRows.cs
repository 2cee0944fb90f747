using MarketData.Contract;
using MarketData.Infra.Market.Events;
using MarketData.Infra.Market.Processing;
using MarketData.Infra.Market.Storage;
using MarketData.Infra.Observability;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Observability;

/// <summary>
/// What people on call read on the dashboard, from top left to bottom right: is something wrong, do events come and get
/// through, how late, where do they wait, what do the tables say, do traders hear of it.
/// </summary>
static class DashboardRows
{
    public static Widget[] Throughput(ResourceNames names, EventBus bus, BusToBuffer delivery, BufferQueue buffer) =>
        [
            new GraphWidget(
                "Throughput: events a minute",
                ("matched by the rule", Metric.OfRule(bus.Name, delivery.RuleName, AwsMetrics.MatchedEvents)),
                ("received", Metric.OfEvents(names, MetricNames.Received)),
                ("stored", Metric.OfEvents(names, MetricNames.Stored))
            ),
            new GraphWidget(
                "Failures: events a minute",
                ("not committed", Metric.OfEvents(names, MetricNames.Failed)),
                ("rejected", Metric.OfEvents(names, MetricNames.Rejected)),
                ("bugs", Metric.OfEvents(names, MetricNames.Bugs)),
                ("retried by the bus", Metric.OfRule(bus.Name, delivery.RuleName, AwsMetrics.RetriedInvocations)),
                ("not delivered by the bus", Metric.OfRule(bus.Name, delivery.RuleName, AwsMetrics.FailedInvocations)),
                ("in the dead-letter queue", Metric.OfQueue(buffer.DeadLetterQueue, AwsMetrics.WaitingMessages)),
                (
                    "in the target's dead-letter queue",
                    Metric.OfQueue(delivery.DeadLetterQueue, AwsMetrics.WaitingMessages)
                )
            ),
            new GraphWidget(
                "Absorbed: events a minute",
                ("duplicates", Metric.OfEvents(names, MetricNames.Duplicate)),
                ("late", Metric.OfEvents(names, MetricNames.Late)),
                ("ahead", Metric.OfEvents(names, MetricNames.Ahead)),
                ("repeated after a conflict", Metric.OfEvents(names, MetricNames.Conflicts))
            ),
        ];

    public static Widget[] Latency(ResourceNames names, BufferQueue buffer, ProcessorFunction processor) =>
        [
            new GraphWidget(
                "From receipt to commit: milliseconds, slow events",
                ("median", Metric.OfEvents(names, MetricNames.EventToCommit, "p50")),
                ("p99", Metric.OfEvents(names, MetricNames.EventToCommit, "p99")),
                ("events that were slow", Metric.OfEvents(names, MetricNames.SlowCommits))
            ),
            new GraphWidget(
                "Queue: waiting events, age of the oldest in seconds",
                ("waiting", Metric.OfQueue(buffer.Queue, AwsMetrics.WaitingMessages)),
                ("being processed", Metric.OfQueue(buffer.Queue, AwsMetrics.MessagesInFlight)),
                ("age of the oldest", Metric.OfQueue(buffer.Queue, AwsMetrics.AgeOfOldestMessage))
            ),
            new GraphWidget(
                "Function: milliseconds, invocations",
                ("duration, median", Metric.OfFunction(processor.Name, AwsMetrics.Duration, "p50")),
                ("duration, p95", Metric.OfFunction(processor.Name, AwsMetrics.Duration, "p95")),
                ("concurrent", Metric.OfFunction(processor.Name, AwsMetrics.ConcurrentExecutions, Metric.Maximum)),
                ("errors", Metric.OfFunction(processor.Name, AwsMetrics.Errors)),
                ("throttles", Metric.OfFunction(processor.Name, AwsMetrics.Throttles))
            ),
        ];

    public static Widget[] Storage(MarketDataTables tables) =>
        [
            new GraphWidget("Tables: write units a minute", Metric.OfEach(tables.All, AwsMetrics.ConsumedWriteUnits)),
            new GraphWidget("Tables: read units a minute", Metric.OfEach(tables.All, AwsMetrics.ConsumedReadUnits)),
            new GraphWidget(
                "Tables: throttles, errors, milliseconds of a transaction",
                [
                    .. Metric.OfEach(tables.All, AwsMetrics.WriteThrottles),
                    ("errors of transactions", OfTransactions(tables, AwsMetrics.SystemErrors)),
                    ("transaction, p99", OfTransactions(tables, AwsMetrics.RequestLatency, "p99")),
                ]
            ),
        ];

    public static Widget[] Alerts(ResourceNames names, EmailTopic topic) =>
        [
            new GraphWidget(
                "Alerts: a minute",
                ("stored", Metric.OfEvents(names, MetricNames.Alerts)),
                ("overdue", Metric.OfEvents(names, MetricNames.OverdueAlerts, Metric.Maximum)),
                ("published", Metric.OfTopic(topic, AwsMetrics.MessagesPublished))
            ),
            new GraphWidget(
                "E-mails: a minute",
                ("delivered", Metric.OfTopic(topic, AwsMetrics.NotificationsDelivered)),
                ("filtered out", Metric.OfTopic(topic, AwsMetrics.NotificationsFilteredOut)),
                ("failed", Metric.OfTopic(topic, AwsMetrics.NotificationsFailed))
            ),
            new GraphWidget(
                "E-mails that SNS gave up on",
                ("waiting", Metric.OfQueue(topic.DeadLetterQueue, AwsMetrics.WaitingMessages))
            ),
        ];

    /// <summary>Every transaction writes the symbol's state.</summary>
    static Metric OfTransactions(MarketDataTables tables, string name, string statistic = Metric.Sum) =>
        Metric.OfOperation(tables.SymbolState, "TransactWriteItems", name, statistic);
}
