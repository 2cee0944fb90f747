using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Observability;

namespace MarketData.Infra.Evidence;

/// <summary>
/// Alarms about copies that do not come. They belong to the stack whose trail is copied: it has people on call.
/// </summary>
static class CopyAlarms
{
    const int Day = 86_400;

    /// <param name="prefix">Tells the stack's purposes from those of others.</param>
    /// <param name="names">Of the environment.</param>
    /// <param name="trail">Which.</param>
    /// <param name="evidence">Whether copies are kept, and how often they are made.</param>
    public static IEnumerable<AlarmDefinition> Of(
        string prefix,
        ResourceNames names,
        AuditedTrail trail,
        EvidenceSettings evidence
    )
    {
        if (!evidence.IsKept)
        {
            yield break;
        }

        var days = evidence.EveryDays + 1;
        var rule = CopyArrivals.RuleName(names, trail);
        yield return new($"{prefix}missing-copy", $"No whole copy of the audit trail has come for {days} days")
        {
            Threshold = 0,
            // A rule of the account's own bus has no other dimension.
            Metrics = new Dictionary<string, Metric>
            {
                ["exports"] = new("AWS/Events", AwsMetrics.MatchedEvents, Metric.Sum, ("RuleName", rule)),
            },
            // Where a day has no value, CloudWatch takes that of an earlier one, which would hide a missing copy:
            // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
            Expression = $"{CopySchedules.ExportsOfACopy} - FILL(exports, 0)",
            PeriodSeconds = Day,
            Periods = days,
            MissingIsBad = true,
            Unhealthy = false,
        };
    }
}
