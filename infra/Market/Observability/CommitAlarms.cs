using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Observability;

namespace MarketData.Infra.Market.Observability;

/// <summary>
/// Alarms about what was promised: that of a hundred events 99 are committed in time. Percentiles of minutes make no
/// percentile of an hour, so the function counts the slow ones; the share of the one in a hundred that is used up an
/// hour is the burn rate. Two windows each, so that it goes off soon and is over soon:
/// https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
/// </summary>
static class CommitAlarms
{
    const string Purpose = "slow-commits";
    const int Minute = 60;
    const int Hour = 60 * Minute;

    /// <summary>Fewer slow events than this, a start or a retry, say nothing.</summary>
    const int FewEvents = 10;

    public static IEnumerable<AlarmDefinition> Of(ResourceNames names, QueueSettings settings)
    {
        // 2 % of a month's budget in an hour; 5 % in six hours.
        const double fast = 14.4;
        const double slow = 6;
        return
        [
            Window("fast", fast, "5m", 5 * Minute),
            Window("fast", fast, "1h", Hour),
            Window("slow", slow, "30m", 30 * Minute),
            Window("slow", slow, "6h", 6 * Hour),
        ];

        AlarmDefinition Window(string together, double percent, string name, int seconds) =>
            new(
                $"{Purpose}-{name}",
                FormattableString.Invariant($"More than {percent} % of the events of {name} took more than ")
                    + $"{settings.CommitObjectiveMilliseconds} ms to their commit; one in a hundred may"
            )
            {
                Threshold = percent,
                PeriodSeconds = seconds,
                Expression = $"IF(slow > {FewEvents} AND stored > 0, 100 * slow / stored, 0)",
                Metrics = new Dictionary<string, Metric>
                {
                    ["slow"] = Metric.OfEvents(names, MetricNames.SlowCommits),
                    ["stored"] = Metric.OfEvents(names, MetricNames.Stored),
                },
                Together = $"{Purpose}-{together}",
                Runbook = Purpose,
            };
    }
}
