using Constructs;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchCompositeAlarm;
using MarketData.Contract;
using MarketData.Infra.Constructs;

namespace MarketData.Infra.Observability;

public sealed record PipelineAlarmsProps
{
    public required ResourceNames Names { get; init; }
    public required AwsAccount Account { get; init; }
    public required EncryptionKey Key { get; init; }

    /// <summary>Who is told.</summary>
    public required EmailTopic Operations { get; init; }

    /// <summary>A URL or path.</summary>
    public required string Runbook { get; init; }

    public required IEnumerable<AlarmDefinition> Definitions { get; init; }

    /// <summary>Leaves the composite alarm out.</summary>
    public required bool Emulated { get; init; }
}

/// <summary>Every alarm, and one that sums up those that mean that events are not processed.</summary>
public sealed class PipelineAlarms : Construct
{
    public PipelineAlarms(Construct scope, string id, PipelineAlarmsProps props)
        : base(scope, id)
    {
        var arns = props.Account.Arn("cloudwatch", $"alarm:{props.Names.CloudWatch("*")}");
        props.Key.GrantUseForTopic("Alarms", "cloudwatch.amazonaws.com", props.Operations.ArnByName);
        props.Operations.GrantPublishByAlarms(props.Account.Id, arns);
        var target = new AlarmTarget(props.Names, props.Operations.Arn, props.Runbook);
        All = [.. props.Definitions.Select(definition => new Alarm(this, definition, target))];
        if (!props.Emulated)
        {
            SumUp(target);
        }
    }

    public IReadOnlyList<Alarm> All { get; }

    /// <summary>Absent in an emulator.</summary>
    public string? UnhealthyName { get; private set; }

    void SumUp(AlarmTarget target)
    {
        const string purpose = "unhealthy";
        UnhealthyName = new CloudwatchCompositeAlarm(
            this,
            purpose,
            new CloudwatchCompositeAlarmConfig
            {
                AlarmName = target.Names.CloudWatch($"market-data-{purpose}"),
                AlarmDescription = target.Describe(
                    purpose,
                    "The pipeline is unhealthy: one or more of its alarms mean that events or alerts are not getting through"
                ),
                AlarmRule = string.Join(
                    " OR ",
                    All.Where(alarm => alarm.Definition.Unhealthy).Select(alarm => $"ALARM({alarm.Name})")
                ),
                AlarmActions = [target.TopicArn],
                OkActions = [target.TopicArn],
            }
        ).AlarmName;
    }
}
