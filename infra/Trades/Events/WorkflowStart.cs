using Constructs;
using MarketData.Infra.Shared;
using MarketData.Infra.Trades.Processing;

namespace MarketData.Infra.Trades.Events;

/// <summary>The rule that starts an execution for each trade event, and the queue of those it could not.</summary>
public sealed class WorkflowStart : Construct
{
    public WorkflowStart(Construct scope, string id, Foundation foundation, EventBus bus, TradeWorkflow workflow)
        : base(scope, id)
    {
        var (purpose, names, account, _) = foundation;
        DeadLetterQueue = new EncryptedQueue(
            this,
            "dead-letters",
            new()
            {
                Purpose = "trades-start-dlq",
                Foundation = foundation,
                After = [bus.Resource],
                EncryptedBySqs = true,
            }
        );
        var rule = bus.AddRule(
            this,
            "rule",
            names.EventBridge($"{purpose}-rule"),
            "Trade events to the workflow",
            DeadLetterQueue
        );
        RuleName = rule.Name;
        var role = new ServiceRole(
            this,
            "role",
            foundation,
            "trades-start",
            "events.amazonaws.com",
            Conditions.SourceLike(account.Id, rule.Arn)
        );
        role.Allow("Start", ["states:StartExecution"], workflow.Arn);
        _ = new CloudwatchEventTarget(
            this,
            "target",
            new CloudwatchEventTargetConfig
            {
                EventBusName = bus.Name,
                Rule = rule.Name,
                TargetId = "workflow",
                Arn = workflow.Arn,
                RoleArn = role.Arn,
                DeadLetterConfig = new CloudwatchEventTargetDeadLetterConfig { Arn = DeadLetterQueue.Arn },
                RetryPolicy = Delivery.AsLongAsPossible,
                // Without the right an event goes to the dead letters at once.
                DependsOn = [role.Policy],
            }
        );
    }

    public string RuleName { get; }
    public EncryptedQueue DeadLetterQueue { get; }
}
