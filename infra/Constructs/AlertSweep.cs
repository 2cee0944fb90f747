using Constructs;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventRule;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventTarget;
using HashiCorp.Cdktf.Providers.Aws.LambdaFunctionEventInvokeConfig;
using HashiCorp.Cdktf.Providers.Aws.LambdaPermission;
using MarketData.Contract;

namespace MarketData.Infra.Constructs;

public sealed record AlertSweepProps
{
    public required ResourceNames Names { get; init; }
    public required ProcessorFunction Processor { get; init; }
}

/// <summary>
/// Invokes the function each minute with a batch of nothing. It then publishes what waits: digests of alert storms, and
/// alerts whose function died. Without it they would wait for the next event.
/// </summary>
public sealed class AlertSweep : Construct
{
    /// <summary>How many of the function's concurrent executions the sweep needs for itself.</summary>
    public const int Concurrency = 1;

    const string EmptyBatch = """{"Records":[]}""";
    const int AMinute = 60;

    public AlertSweep(Construct scope, string id, AlertSweepProps props)
        : base(scope, id)
    {
        var rule = new CloudwatchEventRule(
            this,
            "schedule",
            new CloudwatchEventRuleConfig
            {
                Name = props.Names.EventBridge("alert-sweep"),
                Description = "Publishes the alerts that wait",
                ScheduleExpression = "rate(1 minute)",
            }
        );
        _ = new CloudwatchEventTarget(
            this,
            "target",
            new CloudwatchEventTargetConfig
            {
                Rule = rule.Name,
                Arn = props.Processor.Arn,
                Input = EmptyBatch,
                RetryPolicy = new CloudwatchEventTargetRetryPolicy
                {
                    MaximumRetryAttempts = 0,
                    MaximumEventAgeInSeconds = AMinute,
                },
            }
        );
        _ = new LambdaPermission(
            this,
            "permission",
            new LambdaPermissionConfig
            {
                FunctionName = props.Processor.Name,
                Action = "lambda:InvokeFunction",
                Principal = "events.amazonaws.com",
                SourceArn = rule.Arn,
            }
        );
        // A sweep that was lost is not repeated: the next one does its work.
        _ = new LambdaFunctionEventInvokeConfig(
            this,
            "no-retries",
            new LambdaFunctionEventInvokeConfigConfig
            {
                FunctionName = props.Processor.Name,
                MaximumRetryAttempts = 0,
                MaximumEventAgeInSeconds = AMinute,
            }
        );
        RuleName = rule.Name;
    }

    public string RuleName { get; }
}
