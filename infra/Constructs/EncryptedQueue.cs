using Constructs;
using HashiCorp.Cdktf.Providers.Aws.SqsQueue;
using HashiCorp.Cdktf.Providers.Aws.SqsQueuePolicy;

namespace MarketData.Infra.Constructs;

public sealed record EncryptedQueueProps
{
    public required string Name { get; init; }
    public required EncryptionKey Key { get; init; }

    /// <summary>Absent: SQS's default of 30 seconds.</summary>
    public int? VisibilityTimeoutSeconds { get; init; }

    /// <summary>Absent: messages stay until they expire.</summary>
    public string? RedrivePolicy { get; init; }
}

/// <summary>A queue that keeps messages as long as SQS can, takes them by TLS only and from those it is told.</summary>
public sealed class EncryptedQueue : Construct
{
    const int FourteenDays = 14 * 24 * 60 * 60;

    readonly PolicyDocument policy;

    public EncryptedQueue(Construct scope, string id, EncryptedQueueProps props)
        : base(scope, id)
    {
        var queue = new SqsQueue(this, "queue", new SqsQueueConfig
        {
            Name = props.Name,
            MessageRetentionSeconds = FourteenDays,
            VisibilityTimeoutSeconds = props.VisibilityTimeoutSeconds,
            RedrivePolicy = props.RedrivePolicy,
            KmsMasterKeyId = props.Key.Arn,
        });
        Name = queue.Name;
        Arn = queue.Arn;
        Url = queue.Url;
        policy = new PolicyDocument(this, "policy");
        policy.DenyWithoutTls("TlsOnly", "sqs:*", Arn);
        _ = new SqsQueuePolicy(this, "queue-policy", new SqsQueuePolicyConfig { QueueUrl = Url, Policy = policy.Json });
    }

    public string Name { get; }
    public string Arn { get; }
    public string Url { get; }

    public void GrantSendByRule(string ruleArn) => policy.Add(new()
    {
        Sid = "Rule",
        Actions = ["sqs:SendMessage"],
        Resources = [Arn],
        Principals = Principals.Service("events.amazonaws.com"),
        Condition = Conditions.SourceArn(ruleArn),
    });

    public void GrantConsume(FunctionRole role) => role.Allow(
        "Consume",
        ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
        Arn);
}
