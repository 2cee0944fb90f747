using Constructs;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchMetricAlarm;

namespace MarketData.Infra.Observability;

/// <summary>When something is wrong, and what that means. It goes off above the threshold.</summary>
public sealed record AlarmDefinition(string Purpose, string Meaning)
{
    public required double Threshold { get; init; }

    /// <summary>By the ids that the expression uses. At most ten: CloudWatch's limit.</summary>
    public required IReadOnlyDictionary<string, Metric> Metrics { get; init; }

    /// <summary>Absent: the sum of the metrics, of which those without data count nothing.</summary>
    public string? Expression { get; init; }

    public int PeriodSeconds { get; init; } = 300;

    /// <summary>So many periods in a row.</summary>
    public int Periods { get; init; } = 1;

    /// <summary>Events are not being processed while it is on.</summary>
    public bool Unhealthy { get; init; } = true;

    public static IReadOnlyDictionary<string, Metric> Numbered(IEnumerable<Metric> metrics) =>
        metrics.Select((metric, index) => KeyValuePair.Create($"m{index + 1}", metric)).ToDictionary();
}

/// <summary>Tells operations when it goes off and when it is over, with a link to its runbook.</summary>
public sealed class Alarm : Construct
{
    public Alarm(Construct scope, AlarmDefinition definition, AlarmTarget target)
        : base(scope, definition.Purpose)
    {
        var alarm = new CloudwatchMetricAlarm(
            this,
            "alarm",
            new CloudwatchMetricAlarmConfig
            {
                AlarmName = target.Names.CloudWatch($"market-data-{definition.Purpose}"),
                AlarmDescription = target.Describe(definition.Purpose, definition.Meaning),
                ComparisonOperator = "GreaterThanThreshold",
                Threshold = definition.Threshold,
                EvaluationPeriods = definition.Periods,
                // Every metric here is about something that happened: none means that the market is closed, or nothing is wrong.
                TreatMissingData = "notBreaching",
                MetricQuery = Queries(definition),
                AlarmActions = [target.TopicArn],
                OkActions = [target.TopicArn],
            }
        );
        Name = alarm.AlarmName;
        Arn = alarm.Arn;
        Definition = definition;
    }

    public string Name { get; }
    public string Arn { get; }
    public AlarmDefinition Definition { get; }

    static CloudwatchMetricAlarmMetricQuery[] Queries(AlarmDefinition definition)
    {
        var single = definition.Expression is null && definition.Metrics.Count == 1;
        var metrics = definition.Metrics.Select(metric => new CloudwatchMetricAlarmMetricQuery
        {
            Id = metric.Key,
            Metric = new CloudwatchMetricAlarmMetricQueryMetric
            {
                Namespace = metric.Value.Namespace,
                MetricName = metric.Value.Name,
                Dimensions = metric.Value.Dimensions.ToDictionary(
                    dimension => dimension.Name,
                    dimension => dimension.Value
                ),
                Stat = metric.Value.Statistic,
                Period = definition.PeriodSeconds,
            },
            ReturnData = single ? true : null,
        });
        var value = new CloudwatchMetricAlarmMetricQuery
        {
            Id = "value",
            Label = definition.Purpose,
            Expression = definition.Expression ?? $"SUM([{string.Join(", ", definition.Metrics.Keys)}])",
            ReturnData = true,
        };
        return single ? [.. metrics] : [value, .. metrics];
    }
}
