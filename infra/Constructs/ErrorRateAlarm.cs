using Constructs;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchMetricAlarm;

namespace MarketData.Infra.Constructs;

public sealed record ErrorRateAlarmProps
{
    public required Names Names { get; init; }
    public required string FunctionName { get; init; }
}

/// <summary>
/// More than one invocation in a hundred fails over five minutes. It notifies nobody: the traders' topic is not for
/// operations.
/// </summary>
public sealed class ErrorRateAlarm : Construct
{
    const int FiveMinutes = 300;

    public ErrorRateAlarm(Construct scope, string id, ErrorRateAlarmProps props)
        : base(scope, id)
    {
        var alarm = new CloudwatchMetricAlarm(this, "alarm", new CloudwatchMetricAlarmConfig
        {
            AlarmName = props.Names.CloudWatch("market-data-error-rate"),
            AlarmDescription = "More than 1 % of the processor's invocations failed over five minutes",
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = 1,
            EvaluationPeriods = 1,
            TreatMissingData = "notBreaching",
            MetricQuery = new[]
            {
                new CloudwatchMetricAlarmMetricQuery
                {
                    Id = "error_rate",
                    Label = "Errors (%)",
                    Expression = "IF(invocations > 0, 100 * FILL(errors, 0) / invocations, 0)",
                    ReturnData = true,
                },
                Sum("errors", "Errors", props.FunctionName),
                Sum("invocations", "Invocations", props.FunctionName),
            },
        });
        Name = alarm.AlarmName;
    }

    public string Name { get; }

    static CloudwatchMetricAlarmMetricQuery Sum(string id, string metric, string functionName) => new()
    {
        Id = id,
        Metric = new CloudwatchMetricAlarmMetricQueryMetric
        {
            Namespace = "AWS/Lambda",
            MetricName = metric,
            Dimensions = new Dictionary<string, string> { ["FunctionName"] = functionName },
            Stat = "Sum",
            Period = FiveMinutes,
        },
    };
}
