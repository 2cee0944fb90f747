using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

/// <summary>
/// Alarms about a rule's target. EventBridge counts an invocation as failed once it has given up, so that a target
/// which does not take events for hours shows in retries and delays first:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
/// </summary>
static class RuleAlarms
{
    const int DelayMilliseconds = 10_000;

    /// <param name="of">What the target does, in the alarms' names: <c>deliveries</c> or <c>starts</c>.</param>
    /// <param name="events">What is lost, in the alarms' names: <c>events</c>.</param>
    /// <param name="target">The target, in sentences: <c>deliver events to the buffer</c>.</param>
    /// <param name="bus">The rule's bus.</param>
    /// <param name="ruleName">The rule.</param>
    public static IEnumerable<AlarmDefinition> Of(
        string of,
        string events,
        string target,
        EventBus bus,
        string ruleName
    )
    {
        yield return new($"failed-{of}", $"The bus could not {target}, and gave up on some")
        {
            Threshold = 0,
            Metrics = Of(AwsMetrics.FailedInvocations),
        };
        yield return new($"retried-{of}", $"The bus has had to try more than once to {target}, for ten minutes")
        {
            Threshold = 0,
            Periods = 2,
            Metrics = Of(AwsMetrics.RetriedInvocations),
        };
        yield return new(
            $"late-{of}",
            $"The bus took more than {DelayMilliseconds / 1000} s to {target}, three minutes in a row"
        )
        {
            Threshold = DelayMilliseconds,
            PeriodSeconds = 60,
            Periods = 3,
            Metrics = Of(AwsMetrics.InvocationDelay, Metric.Maximum),
        };
        yield return new(
            $"lost-{events}",
            $"The bus could not {target}, nor send them to the target's dead-letter queue: only the archive has them"
        )
        {
            Threshold = 0,
            PeriodSeconds = 60,
            Metrics = Of(AwsMetrics.LostInvocations),
            // It is over in a minute, and what it means stays.
            Unhealthy = false,
        };

        IReadOnlyDictionary<string, Metric> Of(string metric, string statistic = Metric.Sum) =>
            AlarmDefinition.Numbered(Metric.OfRule(bus.Name, ruleName, metric, statistic));
    }
}
