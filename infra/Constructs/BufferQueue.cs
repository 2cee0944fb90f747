using Constructs;
using HashiCorp.Cdktf;
using MarketData.Contract;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Constructs;

public sealed record BufferQueueProps
{
    public required ResourceNames Names { get; init; }
    public required AwsAccount Account { get; init; }
    public required EncryptionKey Key { get; init; }
    public required QueueSettings Settings { get; init; }
}

/// <summary>Holds events until they are processed; what cannot be goes to the dead-letter queue.</summary>
public sealed class BufferQueue : Construct
{
    public BufferQueue(Construct scope, string id, BufferQueueProps props)
        : base(scope, id)
    {
        var name = props.Names.Sqs("market-data-buffer");
        DeadLetters = new EncryptedQueue(
            this,
            "dead-letters",
            new()
            {
                Name = props.Names.Sqs("market-data-buffer-dlq"),
                Account = props.Account,
                Key = props.Key,
                RedriveAllowPolicy = Fn.Jsonencode(
                    new Dictionary<string, object>
                    {
                        ["redrivePermission"] = "byQueue",
                        ["sourceQueueArns"] = new[] { EncryptedQueue.ArnOf(props.Account, name) },
                    }
                ),
            }
        );
        Queue = new EncryptedQueue(
            this,
            "events",
            new()
            {
                Name = name,
                Account = props.Account,
                Key = props.Key,
                VisibilityTimeoutSeconds = props.Settings.VisibilityTimeoutSeconds,
                RedrivePolicy = Fn.Jsonencode(
                    new Dictionary<string, object>
                    {
                        ["deadLetterTargetArn"] = DeadLetters.Arn,
                        ["maxReceiveCount"] = props.Settings.MaxReceiveCount,
                    }
                ),
            }
        );
    }

    public EncryptedQueue Queue { get; }
    public EncryptedQueue DeadLetters { get; }
}
