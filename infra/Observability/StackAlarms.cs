using Constructs;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

public sealed record StackAlarmsProps
{
    public required Foundation Foundation { get; init; }
    public required OperationsTopics Topics { get; init; }

    /// <summary>A URL. Absent: alarms name their runbook.</summary>
    public required string? Runbook { get; init; }

    public required IEnumerable<AlarmDefinition> Definitions { get; init; }

    /// <summary>That of the alarm that sums up the others.</summary>
    public string UnhealthyPurpose { get; init; } = "unhealthy";

    /// <summary>What it means for the whole stack when one of the unhealthy alarms is on.</summary>
    public required string UnhealthyMeaning { get; init; }
}

/// <summary>
/// A stack's alarms, and a composite one that sums up those that mean that it is unhealthy, and mails for them: one
/// mail for one trouble.
/// </summary>
public sealed class StackAlarms : Construct
{
    public StackAlarms(Construct scope, string id, StackAlarmsProps props)
        : base(scope, id)
    {
        var (_, names, account, _) = props.Foundation;
        foreach (var topic in new[] { props.Topics.Alarms, props.Topics.Keys })
        {
            topic.GrantPublishByAlarms(account.Id, account.Arn("cloudwatch", $"alarm:{names.CloudWatch("*")}"));
        }

        var target = new AlarmTarget(props.Foundation, props.Topics.Alarms.Arn, props.Runbook);
        var aboutKeys = target with { TopicArn = props.Topics.Keys.Arn };
        All =
        [
            .. props.Definitions.Select(definition => new Alarm(
                this,
                definition,
                definition.IsAboutKeys ? aboutKeys : target,
                mails: !definition.Unhealthy
            )),
        ];
        UnhealthyName = AddComposite(target, props.UnhealthyPurpose, props.UnhealthyMeaning);
    }

    public IReadOnlyList<Alarm> All { get; }

    public string UnhealthyName { get; }

    public string NameOf(string purpose) => All.Single(alarm => alarm.Definition.Purpose == purpose).Name;

    string AddComposite(AlarmTarget target, string purpose, string meaning)
    {
        var unhealthy = All.Where(alarm => alarm.Definition.Unhealthy)
            .GroupBy(alarm => alarm.Definition.Together ?? alarm.Name, alarm => $"ALARM({alarm.Name})")
            .Select(together => together.Count() == 1 ? together.Single() : $"({string.Join(" AND ", together)})");
        return new CloudwatchCompositeAlarm(
            this,
            purpose,
            new CloudwatchCompositeAlarmConfig
            {
                AlarmName = target.NameOf(purpose),
                AlarmDescription = target.Describe(purpose, meaning),
                AlarmRule = string.Join(" OR ", unhealthy),
                AlarmActions = [target.TopicArn],
                OkActions = [target.TopicArn],
            }
        ).AlarmName;
    }
}
