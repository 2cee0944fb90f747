using Constructs;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchCompositeAlarm;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

public sealed record StackAlarmsProps
{
    public required Foundation Foundation { get; init; }
    public required EmailTopic OperationsTopic { get; init; }

    /// <summary>A URL or path.</summary>
    public required string Runbook { get; init; }

    public required IEnumerable<AlarmDefinition> Definitions { get; init; }

    /// <summary>That of the alarm that sums up the others.</summary>
    public string UnhealthyPurpose { get; init; } = "unhealthy";

    /// <summary>What it means for the whole stack when one of the unhealthy alarms is on.</summary>
    public required string UnhealthyMeaning { get; init; }

    /// <summary>Leaves the composite alarm out.</summary>
    public required bool Emulated { get; init; }
}

/// <summary>A stack's alarms, and a composite one that sums up those that mean that it is unhealthy.</summary>
public sealed class StackAlarms : Construct
{
    public StackAlarms(Construct scope, string id, StackAlarmsProps props)
        : base(scope, id)
    {
        var (_, names, account, key) = props.Foundation;
        key.GrantUseForTopic("Alarms", "cloudwatch.amazonaws.com", props.OperationsTopic.ArnByName);
        props.OperationsTopic.GrantPublishByAlarms(
            account.Id,
            account.Arn("cloudwatch", $"alarm:{names.CloudWatch("*")}")
        );
        var target = new AlarmTarget(props.Foundation, props.OperationsTopic.Arn, props.Runbook);
        All = [.. props.Definitions.Select(definition => new Alarm(this, definition, target))];
        UnhealthyName = props.Emulated ? null : AddComposite(target, props.UnhealthyPurpose, props.UnhealthyMeaning);
    }

    public IReadOnlyList<Alarm> All { get; }

    /// <summary>Absent in an emulator.</summary>
    public string? UnhealthyName { get; }

    public string NameOf(string purpose) => All.Single(alarm => alarm.Definition.Purpose == purpose).Name;

    string AddComposite(AlarmTarget target, string purpose, string meaning)
    {
        var unhealthy = All.Where(alarm => alarm.Definition.Unhealthy);
        return new CloudwatchCompositeAlarm(
            this,
            purpose,
            new CloudwatchCompositeAlarmConfig
            {
                AlarmName = target.NameOf(purpose),
                AlarmDescription = target.Describe(purpose, meaning),
                AlarmRule = string.Join(" OR ", unhealthy.Select(alarm => $"ALARM({alarm.Name})")),
                AlarmActions = [target.TopicArn],
                OkActions = [target.TopicArn],
            }
        ).AlarmName;
    }
}
