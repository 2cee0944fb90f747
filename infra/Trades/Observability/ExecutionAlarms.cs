using MarketData.Infra.Observability;
using MarketData.Infra.Shared;
using MarketData.Infra.Trades.Events;
using MarketData.Infra.Trades.Processing;

namespace MarketData.Infra.Trades.Observability;

/// <summary>Alarms about executions: those that did not start, and those that did not end well.</summary>
static class ExecutionAlarms
{
    public static IEnumerable<AlarmDefinition> OfStarts(EventBus bus, WorkflowStart start) =>
        [
            .. RuleAlarms.Of("starts", "trade-events", "start executions for trade events", bus, start.RuleName),
            DeadLetters(
                "start",
                start.DeadLetterQueue,
                "There are trade events in the dead-letter queue of those that no execution was started for"
            ),
        ];

    public static IEnumerable<AlarmDefinition> Of(TradeWorkflow workflow)
    {
        yield return Executions(
            "executions-failed",
            "Executions failed: their trades are not recorded, and wait in the dead-letter queue of a task",
            AwsMetrics.ExecutionsFailed
        );
        yield return Executions(
            "executions-timed-out",
            "Executions ran out of time: their trades are not recorded and wait nowhere but in the archive",
            AwsMetrics.ExecutionsTimedOut,
            stays: true
        );
        yield return Executions(
            "executions-aborted",
            "Somebody stopped executions: their trades are not recorded and wait nowhere but in the archive",
            AwsMetrics.ExecutionsAborted,
            stays: true
        );
        yield return Executions(
            "executions-throttled",
            "Step Functions throttled executions: trades are recorded late",
            AwsMetrics.ExecutionThrottled
        );

        // What waits nowhere is somebody's to see to, whatever else is wrong.
        AlarmDefinition Executions(string purpose, string meaning, string metric, bool stays = false) =>
            new(purpose, meaning)
            {
                Threshold = 0,
                Unhealthy = !stays,
                Metrics = AlarmDefinition.Numbered(Metric.OfStateMachine(workflow.Arn, metric)),
            };
    }

    public static IEnumerable<AlarmDefinition> OfDeadLetters(TradeFunctions functions) =>
        functions.All.Select(task =>
            DeadLetters(
                task.Name,
                task.DeadLetterQueue,
                $"There are trades in the dead-letter queue of the task {task.Name}: it failed for them again and again"
            )
        );

    static AlarmDefinition DeadLetters(string of, EncryptedQueue queue, string meaning) =>
        DeadLetterAlarms.Waiting($"{of}-dead-letters", meaning, queue);
}
