using Constructs;

namespace MarketData.Infra.Observability;

/// <summary>Goes off above a threshold, with a link to its runbook.</summary>
public sealed class Alarm : Construct
{
    /// <param name="scope">Of the construct.</param>
    /// <param name="definition">When it goes off.</param>
    /// <param name="target">Who is told, and where they read what to do.</param>
    /// <param name="mails">Whether it tells when it goes off and when it is over. Else another alarm does.</param>
    public Alarm(Construct scope, AlarmDefinition definition, AlarmTarget target, bool mails)
        : base(scope, definition.Purpose)
    {
        var alarm = new CloudwatchMetricAlarm(
            this,
            "alarm",
            new CloudwatchMetricAlarmConfig
            {
                AlarmName = target.NameOf(definition.Purpose),
                AlarmDescription = target.Describe(definition.Runbook, definition.Meaning),
                ComparisonOperator = "GreaterThanThreshold",
                Threshold = definition.Threshold,
                EvaluationPeriods = definition.Periods,
                // Most metrics count something that happened: without data the market is closed, or nothing is wrong.
                TreatMissingData = definition.MissingIsBad ? "breaching" : "notBreaching",
                MetricQuery = Queries(definition),
                AlarmActions = mails ? [target.TopicArn] : null,
                OkActions = mails ? [target.TopicArn] : null,
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
            Expression = definition.Expression ?? AlarmDefinition.FilledSum,
            ReturnData = true,
        };
        return single ? [.. metrics] : [value, .. metrics];
    }
}
