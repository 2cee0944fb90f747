using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Market.Processing;
using MarketData.Infra.Observability;

namespace MarketData.Infra.Market.Observability;

/// <summary>
/// Alarms about the newest version alone, while a gradual release gives it a tenth of the work: in the metrics of the
/// whole function its failures would be ten times as rare. A minute is what five of them leave time for.
/// </summary>
static class ReleaseAlarms
{
    public const string ErrorRate = "release-error-rate";
    public const string EventFailures = "release-event-failures";

    public static IEnumerable<AlarmDefinition> Of(
        ProcessorFunction function,
        LiveVersion live,
        ResourceNames names,
        Settings settings
    )
    {
        if (!settings.Function.ReleasesGradually)
        {
            yield break;
        }

        var alarms = settings.Alarms;
        yield return new(
            ErrorRate,
            $"More than {alarms.ErrorRatePercent} % of the invocations of the version that is being released failed"
        )
        {
            Threshold = alarms.ErrorRatePercent,
            PeriodSeconds = 60,
            Expression = "IF(invocations > 0, 100 * FILL(errors, 0) / invocations, 0)",
            // AWS counts by version where an alias has two, that is during a release:
            // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html
            Metrics = new Dictionary<string, Metric>
            {
                ["errors"] = Metric.OfVersion(function.Name, live.Name, function.Version, AwsMetrics.Errors),
                ["invocations"] = Metric.OfVersion(function.Name, live.Name, function.Version, AwsMetrics.Invocations),
            },
            Unhealthy = false,
        };
        yield return new(
            EventFailures,
            $"More than {alarms.EventFailurePercent} % of the events that the newest version received "
                + "were rejected or not committed"
        )
        {
            Threshold = alarms.EventFailurePercent,
            PeriodSeconds = 60,
            Expression = "IF(received > 0, 100 * (FILL(failed, 0) + FILL(rejected, 0)) / received, 0)",
            Metrics = new Dictionary<string, Metric>
            {
                ["received"] = Metric.OfEventsOfVersion(names, function.Version, MetricNames.Received),
                ["failed"] = Metric.OfEventsOfVersion(names, function.Version, MetricNames.Failed),
                ["rejected"] = Metric.OfEventsOfVersion(names, function.Version, MetricNames.Rejected),
            },
            Unhealthy = false,
        };
    }
}
