using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using MarketData.Contract;

namespace MarketData.Ops.Status;

/// <summary>
/// The alarms that are on, of all of an environment's. They are told by the end of their names, so that where one
/// environment's name ends like another's after a hyphen, the other's are among them.
/// </summary>
sealed class AlarmStatus(IAmazonCloudWatch cloudWatch, ResourceNames names)
{
    public async Task<StatusLine> LookAsync(string name, string purpose, CancellationToken cancellation)
    {
        var (metric, composite) = await LoadAsync(purpose, cancellation);
        var all = metric
            .Select(alarm => (alarm.AlarmName, alarm.StateValue))
            .Concat(composite.Select(alarm => (alarm.AlarmName, alarm.StateValue)))
            .ToList();
        if (all.Count == 0)
        {
            return new(name, StatusLine.Unknown, "there are none: is the stack deployed?");
        }

        var on = all.Where(alarm => alarm.StateValue == StateValue.ALARM)
            .Select(alarm => alarm.AlarmName!)
            .Order(StringComparer.Ordinal)
            .ToList();
        return on.Count == 0
            ? new(name, StatusLine.Good, $"{all.Count}, none is on")
            : new(name, StatusLine.Bad, $"on: {string.Join(", ", on)}; docs/operations.md has a runbook for each");
    }

    async Task<(List<MetricAlarm> Metric, List<CompositeAlarm> Composite)> LoadAsync(
        string purpose,
        CancellationToken cancellation
    )
    {
        var (metric, composite) = (new List<MetricAlarm>(), new List<CompositeAlarm>());
        var (begin, end) = (names.CloudWatch(purpose), $"-{names.Suffix}");
        var request = new DescribeAlarmsRequest
        {
            AlarmNamePrefix = begin[..^names.Suffix.Length],
            AlarmTypes = ["MetricAlarm", "CompositeAlarm"],
        };
        do
        {
            var page = await cloudWatch.DescribeAlarmsAsync(request, cancellation);
            metric.AddRange((page.MetricAlarms ?? []).Where(alarm => IsOf(alarm.AlarmName)));
            composite.AddRange((page.CompositeAlarms ?? []).Where(alarm => IsOf(alarm.AlarmName)));
            request.NextToken = page.NextToken;
        } while (request.NextToken is { Length: > 0 });

        return (metric, composite);

        bool IsOf(string? alarm) => alarm!.EndsWith(end, StringComparison.Ordinal);
    }
}
