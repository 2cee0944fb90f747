using Constructs;
using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.SqsQueueRedriveAllowPolicy;

namespace MarketData.Infra.Constructs;

public sealed record BufferQueueProps
{
    public required Names Names { get; init; }
    public required EncryptionKey Key { get; init; }
    public required Settings Settings { get; init; }
}

/// <summary>Holds events until they are processed; what cannot be goes to the dead-letter queue.</summary>
public sealed class BufferQueue : Construct
{
    public BufferQueue(Construct scope, string id, BufferQueueProps props)
        : base(scope, id)
    {
        DeadLetters = new EncryptedQueue(this, "dead-letters", new()
        {
            Name = props.Names.Sqs("market-data-buffer-dlq"),
            Key = props.Key,
        });
        Queue = new EncryptedQueue(this, "events", new()
        {
            Name = props.Names.Sqs("market-data-buffer"),
            Key = props.Key,
            VisibilityTimeoutSeconds = props.Settings.VisibilityTimeoutSeconds,
            RedrivePolicy = Fn.Jsonencode(new Dictionary<string, object>
            {
                ["deadLetterTargetArn"] = DeadLetters.Arn,
                ["maxReceiveCount"] = props.Settings.MaxReceiveCount,
            }),
        });
        _ = new SqsQueueRedriveAllowPolicy(this, "redrive-allow", new SqsQueueRedriveAllowPolicyConfig
        {
            QueueUrl = DeadLetters.Url,
            RedriveAllowPolicy = Fn.Jsonencode(new Dictionary<string, object>
            {
                ["redrivePermission"] = "byQueue",
                ["sourceQueueArns"] = new[] { Queue.Arn },
            }),
        });
    }

    public EncryptedQueue Queue { get; }
    public EncryptedQueue DeadLetters { get; }
}
