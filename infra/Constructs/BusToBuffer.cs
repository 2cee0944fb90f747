using Constructs;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventRule;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventTarget;
using MarketData.Contract;

namespace MarketData.Infra.Constructs;

public sealed record BusToBufferProps
{
    public required ResourceNames Names { get; init; }
    public required AwsAccount Account { get; init; }
    public required EncryptionKey Key { get; init; }
    public required MarketEventBus Bus { get; init; }
    public required BufferQueue Buffer { get; init; }
}

/// <summary>The rule that sends whole market events to the buffer; what the buffer refuses, to dead letters of its own.</summary>
public sealed class BusToBuffer : Construct
{
    public BusToBuffer(Construct scope, string id, BusToBufferProps props)
        : base(scope, id)
    {
        var rule = new CloudwatchEventRule(
            this,
            "rule",
            new CloudwatchEventRuleConfig
            {
                Name = props.Names.EventBridge("market-data-rule"),
                Description = "Market events to the buffer",
                EventBusName = props.Bus.Name,
                EventPattern = MarketEventBus.MarketEvents,
            }
        );
        RuleName = rule.Name;
        DeadLetters = new EncryptedQueue(
            this,
            "dead-letters",
            new()
            {
                Name = props.Names.Sqs("market-data-target-dlq"),
                Account = props.Account,
                Key = props.Key,
            }
        );
        props.Key.GrantUseForQueues(
            "Rule",
            "events.amazonaws.com",
            props.Buffer.Queue.ArnByName,
            DeadLetters.ArnByName
        );
        props.Buffer.Queue.GrantSendByRule(rule.Arn);
        DeadLetters.GrantSendByRule(rule.Arn);
        _ = new CloudwatchEventTarget(
            this,
            "target",
            new CloudwatchEventTargetConfig
            {
                EventBusName = props.Bus.Name,
                Rule = rule.Name,
                TargetId = "buffer",
                Arn = props.Buffer.Queue.Arn,
                DeadLetterConfig = new CloudwatchEventTargetDeadLetterConfig { Arn = DeadLetters.Arn },
                // As long and as often as EventBridge can.
                RetryPolicy = new CloudwatchEventTargetRetryPolicy
                {
                    MaximumEventAgeInSeconds = 86400,
                    MaximumRetryAttempts = 185,
                },
            }
        );
    }

    public string RuleName { get; }
    public EncryptedQueue DeadLetters { get; }
}
