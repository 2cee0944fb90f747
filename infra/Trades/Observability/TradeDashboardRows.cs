using MarketData.Contract;
using MarketData.Infra.Observability;
using MarketData.Infra.Shared;
using MarketData.Infra.Trades.Events;
using MarketData.Infra.Trades.Processing;
using MarketData.Infra.Trades.Storage;

namespace MarketData.Infra.Trades.Observability;

/// <summary>
/// What people on call read on the dashboard below its status: do trades come and get through, how late, what do the
/// tasks do, where do trades wait, what do the tables say.
/// </summary>
static class TradeDashboardRows
{
    public static Widget[] Throughput(ResourceNames names, EventBus bus, WorkflowStart start, TradeWorkflow workflow) =>
        [
            new GraphWidget(
                "Executions: a minute",
                ("matched by the rule", Metric.OfRule(bus.Name, start.RuleName, AwsMetrics.MatchedEvents)),
                ("started", Metric.OfStateMachine(workflow.Arn, AwsMetrics.ExecutionsStarted)),
                ("succeeded", Metric.OfStateMachine(workflow.Arn, AwsMetrics.ExecutionsSucceeded))
            ),
            new GraphWidget(
                "Trades: a minute",
                ("recorded", Metric.OfEvents(names, MetricNames.TradesRecorded)),
                ("refused", Metric.OfEvents(names, MetricNames.TradesRejected)),
                ("recorded before", Metric.OfEvents(names, MetricNames.TradesDuplicate)),
                ("with another trade's id", Metric.OfEvents(names, MetricNames.TradesConflicting)),
                ("without market context", Metric.OfEvents(names, MetricNames.TradesNotEnriched))
            ),
            new GraphWidget(
                "Failures: executions a minute",
                ("not started", Metric.OfRule(bus.Name, start.RuleName, AwsMetrics.FailedInvocations)),
                ("failed", Metric.OfStateMachine(workflow.Arn, AwsMetrics.ExecutionsFailed)),
                ("timed out", Metric.OfStateMachine(workflow.Arn, AwsMetrics.ExecutionsTimedOut)),
                ("stopped", Metric.OfStateMachine(workflow.Arn, AwsMetrics.ExecutionsAborted)),
                ("throttled", Metric.OfStateMachine(workflow.Arn, AwsMetrics.ExecutionThrottled))
            ),
        ];

    public static Widget[] Latency(
        ResourceNames names,
        WorkflowStart start,
        TradeWorkflow workflow,
        TradeFunctions functions
    ) =>
        [
            new GraphWidget(
                "From event to record: milliseconds",
                ("median", Metric.OfEvents(names, MetricNames.EventToRecord, "p50")),
                ("p99", Metric.OfEvents(names, MetricNames.EventToRecord, "p99"))
            ),
            new GraphWidget(
                "Execution: milliseconds",
                ("median", Metric.OfStateMachine(workflow.Arn, AwsMetrics.ExecutionTime, "p50")),
                ("p99", Metric.OfStateMachine(workflow.Arn, AwsMetrics.ExecutionTime, "p99"))
            ),
            new GraphWidget(
                "Dead letters: waiting",
                [
                    ("not started", Metric.OfQueue(start.DeadLetterQueue, AwsMetrics.WaitingMessages)),
                    .. functions.All.Select(task =>
                        (task.Name, Metric.OfQueue(task.DeadLetterQueue, AwsMetrics.WaitingMessages))
                    ),
                ]
            ),
        ];

    public static Widget[] Tasks(TradeFunctions functions) =>
        [
            new GraphWidget("Tasks: milliseconds, p95", OfEach(functions, AwsMetrics.Duration, "p95")),
            new GraphWidget("Tasks: errors a minute", OfEach(functions, AwsMetrics.Errors, Metric.Sum)),
            new GraphWidget(
                "Tasks: concurrent, throttles a minute",
                [
                    .. OfEach(functions, AwsMetrics.ConcurrentExecutions, Metric.Maximum),
                    .. functions.All.Select(task =>
                        ($"{task.Name}, throttles", Metric.OfFunction(task.FunctionName, AwsMetrics.Throttles))
                    ),
                ]
            ),
        ];

    public static Widget[] Storage(TradeTables tables) =>
        [
            new GraphWidget("Tables: write units a minute", Metric.OfEach(tables.All, AwsMetrics.ConsumedWriteUnits)),
            new GraphWidget("Tables: read units a minute", Metric.OfEach(tables.All, AwsMetrics.ConsumedReadUnits)),
            new GraphWidget("Tables: throttled writes a minute", Metric.OfEach(tables.All, AwsMetrics.WriteThrottles)),
        ];

    static (string, Metric)[] OfEach(TradeFunctions functions, string name, string statistic) =>
        [.. functions.All.Select(task => (task.Name, Metric.OfFunction(task.FunctionName, name, statistic)))];
}
