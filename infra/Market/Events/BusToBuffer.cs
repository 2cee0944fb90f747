using Constructs;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Events;

/// <summary>The rule that sends market events to the buffer, and the queue of those that the buffer refuses.</summary>
public sealed class BusToBuffer : Construct
{
    const string Symbol = "$.detail.symbol";

    public BusToBuffer(
        Construct scope,
        string id,
        Foundation foundation,
        EventBus bus,
        BufferQueue buffer,
        Settings settings
    )
        : base(scope, id)
    {
        // moto drops events of a standard queue's target that has a message group.
        var fairBySymbol = settings.Queue.FairBySymbol && !settings.Emulated;
        DeadLetterQueue = new EncryptedQueue(
            this,
            "dead-letters",
            new()
            {
                Purpose = "market-data-target-dlq",
                Foundation = foundation,
                After = [bus.Resource],
                EncryptedBySqs = true,
            }
        );
        var rule = bus.AddRule(
            this,
            "rule",
            foundation.Names.EventBridge("market-data-rule"),
            "Market events to the buffer",
            DeadLetterQueue
        );
        RuleName = rule.Name;
        foundation.Key.GrantUseForQueues("Rule", "events.amazonaws.com", buffer.Queue.ArnByName);
        buffer.Queue.GrantSendByRule(rule.Arn);
        buffer.Queue.DenySendExceptByRule(rule.Arn, settings.Operators);
        _ = new CloudwatchEventTarget(
            this,
            "target",
            new CloudwatchEventTargetConfig
            {
                EventBusName = bus.Name,
                Rule = rule.Name,
                TargetId = "buffer",
                Arn = buffer.Queue.Arn,
                // docs/decisions/0015: a target takes one path, and an event's symbol is enough.
                SqsTarget = fairBySymbol ? new CloudwatchEventTargetSqsTarget { MessageGroupId = Symbol } : null,
                DeadLetterConfig = new CloudwatchEventTargetDeadLetterConfig { Arn = DeadLetterQueue.Arn },
                RetryPolicy = Delivery.AsLongAsPossible,
            }
        );
    }

    public string RuleName { get; }
    public EncryptedQueue DeadLetterQueue { get; }
}
