using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Observability;

namespace MarketData.Infra.Market.Observability;

/// <summary>An alarm that goes off when too few events come while the exchanges trade.</summary>
static class TradingHoursAlarm
{
    const int PeriodMinutes = 5;

    /// <returns>None where the settings do not say when that is.</returns>
    public static IEnumerable<AlarmDefinition> Of(ResourceNames names, AlarmSettings settings)
    {
        if (settings.TradingHours is not { } text)
        {
            yield break;
        }

        var (firstDay, lastDay, opens, closes) = TradingHours.Parse(text);
        // The functions are those of a data point's time, in UTC, which is where its period begins:
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
        const string minute = "(HOUR(received) * 60 + MINUTE(received))";
        yield return new(
            "too-few-events",
            $"Fewer than {settings.LeastEventsPerMinute} events a minute were received over ten minutes of {text} UTC"
        )
        {
            Threshold = 0,
            PeriodSeconds = PeriodMinutes * 60,
            Periods = 2,
            Expression =
                $"IF(DAY(received) >= {firstDay} AND DAY(received) <= {lastDay} "
                + $"AND {minute} >= {opens} AND {minute} <= {closes - PeriodMinutes} "
                + $"AND received < {settings.LeastEventsPerMinute * PeriodMinutes}, 1, 0)",
            // The sweep counts 0 each minute; where that is missing too, no-invocations goes off.
            Metrics = new Dictionary<string, Metric> { ["received"] = Metric.OfEvents(names, MetricNames.Received) },
            Unhealthy = false,
        };
    }
}
