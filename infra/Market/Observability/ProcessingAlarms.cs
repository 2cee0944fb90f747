using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Market.Processing;
using MarketData.Infra.Observability;

namespace MarketData.Infra.Market.Observability;

/// <summary>Alarms about the function, and about what happens to events in it.</summary>
static class ProcessingAlarms
{
    public const string ErrorRate = "error-rate";
    public const string EventFailures = "event-failures";

    /// <summary>As often as one event fails within five minutes, by the function's back-off.</summary>
    const int FewFailures = 6;

    public static IEnumerable<AlarmDefinition> Of(ProcessorFunction function, ResourceNames names, Settings settings)
    {
        var alarms = settings.Alarms;
        yield return new(
            ErrorRate,
            $"More than {alarms.ErrorRatePercent} % of the processor's invocations failed over five minutes"
        )
        {
            Threshold = alarms.ErrorRatePercent,
            Expression = "IF(invocations > 0, 100 * FILL(errors, 0) / invocations, 0)",
            Metrics = new Dictionary<string, Metric>
            {
                ["errors"] = Metric.OfFunction(function.Name, AwsMetrics.Errors),
                ["invocations"] = Metric.OfFunction(function.Name, AwsMetrics.Invocations),
            },
        };
        // A partial batch failure is a successful invocation: only the function's own counts show it. What fails once
        // comes again in seconds, and counts each time: a few failures are one event's.
        yield return new(
            EventFailures,
            $"More than {alarms.EventFailurePercent} % of the received events, and more than {FewFailures}, "
                + "were not committed over five minutes"
        )
        {
            Threshold = alarms.EventFailurePercent,
            Expression = $"IF(failed > {FewFailures} AND received > 0, 100 * failed / received, 0)",
            Metrics = new Dictionary<string, Metric>
            {
                ["received"] = Metric.OfEvents(names, MetricNames.Received),
                ["failed"] = Metric.OfEvents(names, MetricNames.Failed),
            },
        };
        yield return new(
            "rejected-events",
            $"More than {alarms.EventFailurePercent} % of the received events were rejected over five minutes"
        )
        {
            Threshold = alarms.EventFailurePercent,
            Expression = "IF(received > 0, 100 * FILL(rejected, 0) / received, 0)",
            Metrics = new Dictionary<string, Metric>
            {
                ["received"] = Metric.OfEvents(names, MetricNames.Received),
                ["rejected"] = Metric.OfEvents(names, MetricNames.Rejected),
            },
            Unhealthy = false,
        };
        yield return new(
            "no-invocations",
            "The processor was not invoked for five minutes: not even by the sweep, which comes each minute"
        )
        {
            Threshold = 0,
            Expression = "IF(FILL(invocations, 0) > 0, 0, 1)",
            Metrics = new Dictionary<string, Metric>
            {
                ["invocations"] = Metric.OfFunction(function.Name, AwsMetrics.Invocations),
            },
            MissingIsBad = true,
        };
        yield return new(
            "bugs",
            "The processor failed through a bug of its own, and not through the network or a service"
        )
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(Metric.OfEvents(names, MetricNames.Bugs)),
            Unhealthy = false,
        };
        yield return new(
            "ahead-events",
            "Events carry a time that is still to come: the clock of their producer is wrong"
        )
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(Metric.OfEvents(names, MetricNames.Ahead)),
            Unhealthy = false,
        };
        yield return new("overdue-alerts", "Alerts were stored more than five minutes ago and no trader was told")
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(Metric.OfEvents(names, MetricNames.OverdueAlerts, Metric.Maximum)),
        };
        yield return new(
            "throttles",
            "Invocations of the processor were throttled, which costs each of their events a receive"
        )
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(Metric.OfFunction(function.Name, AwsMetrics.Throttles)),
        };
        // Counted by every invocation for as long as the rule is wrong.
        yield return new("skipped-rules", "An alert rule is wrong and is skipped: it raises no alerts")
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(Metric.OfEvents(names, MetricNames.BadRules, Metric.Maximum)),
            Unhealthy = false,
        };
        yield return new(
            "duration",
            $"One invocation in twenty took more than {alarms.DurationPercent} % of the processor's timeout, "
                + "for a quarter of an hour"
        )
        {
            Threshold = settings.Function.TimeoutSeconds * 10.0 * alarms.DurationPercent,
            Metrics = AlarmDefinition.Numbered(Metric.OfFunction(function.Name, AwsMetrics.Duration, "p95")),
            Periods = 3,
            Unhealthy = false,
        };
    }
}
