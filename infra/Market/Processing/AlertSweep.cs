using Constructs;
using MarketData.Contract;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Processing;

/// <summary>
/// Invokes the function each minute with an empty batch. It then publishes what waits: digests of alert storms, and
/// alerts whose function died. Without it they would wait for the next event.
/// </summary>
public sealed class AlertSweep : Construct
{
    const string EmptyBatch = """{"Records":[]}""";
    const int OneMinute = 60;

    public AlertSweep(Construct scope, string id, ResourceNames names, LiveVersion live)
        : base(scope, id)
    {
        var rule = new CloudwatchEventRule(
            this,
            "schedule",
            new CloudwatchEventRuleConfig
            {
                Name = names.EventBridge("alert-sweep"),
                Description = "Publishes waiting alerts",
                ScheduleExpression = "rate(1 minute)",
                State = EventRule.Enabled,
            }
        );
        _ = new CloudwatchEventTarget(
            this,
            "target",
            new CloudwatchEventTargetConfig
            {
                Rule = rule.Name,
                Arn = live.Arn,
                Input = EmptyBatch,
                RetryPolicy = new CloudwatchEventTargetRetryPolicy
                {
                    MaximumRetryAttempts = 0,
                    MaximumEventAgeInSeconds = OneMinute,
                },
            }
        );
        _ = new LambdaPermission(
            this,
            "permission",
            new LambdaPermissionConfig
            {
                FunctionName = live.FunctionName,
                Qualifier = live.Name,
                Action = "lambda:InvokeFunction",
                Principal = "events.amazonaws.com",
                SourceArn = rule.Arn,
            }
        );
        // A lost sweep is not repeated: the next one does its work.
        _ = new LambdaFunctionEventInvokeConfig(
            this,
            "no-retries",
            new LambdaFunctionEventInvokeConfigConfig
            {
                FunctionName = live.FunctionName,
                Qualifier = live.Name,
                MaximumRetryAttempts = 0,
                MaximumEventAgeInSeconds = OneMinute,
            }
        );
        RuleName = rule.Name;
    }

    public string RuleName { get; }
}
