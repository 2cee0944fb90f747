using Constructs;

namespace MarketData.Infra.Shared;

public sealed record EncryptedQueueProps
{
    /// <summary>Names the queue.</summary>
    public required string Purpose { get; init; }

    public required Foundation Foundation { get; init; }

    /// <summary>
    /// By SQS's own key and not by the stack's: for what a service puts here when the stack's key is disabled, and
    /// would drop otherwise.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
    /// </summary>
    public bool EncryptedBySqs { get; init; }

    /// <summary>Absent: SQS's default of 30 seconds.</summary>
    public int? VisibilityTimeoutSeconds { get; init; }

    /// <summary>Absent: messages stay until they expire.</summary>
    public string? RedrivePolicy { get; init; }

    /// <summary>Whose dead letters it takes. Absent: those of every queue of this account.</summary>
    public string? RedriveAllowPolicy { get; init; }

    /// <summary>What is made before it and destroyed after it, though it does not refer to it.</summary>
    public ITerraformDependable[]? After { get; init; }
}

/// <summary>A queue that keeps messages as long as SQS can, and takes them by TLS, from granted senders only.</summary>
public sealed class EncryptedQueue : Construct
{
    const int FourteenDays = 14 * 24 * 60 * 60;

    readonly PolicyDocument policy;

    public EncryptedQueue(Construct scope, string id, EncryptedQueueProps props)
        : base(scope, id)
    {
        // A policy that is part of its queue cannot refer to it. As a resource of its own it could, and Terraform would
        // wait 25 seconds more for each, creating and destroying.
        ArnByName = ArnOf(props.Foundation, props.Purpose);
        policy = new PolicyDocument(this, "policy");
        policy.DenyWithoutTls("TlsOnly", "sqs:*", ArnByName);
        var queue = new SqsQueue(
            this,
            "queue",
            new SqsQueueConfig
            {
                Name = props.Foundation.Names.Sqs(props.Purpose),
                MessageRetentionSeconds = FourteenDays,
                VisibilityTimeoutSeconds = props.VisibilityTimeoutSeconds,
                RedrivePolicy = props.RedrivePolicy,
                RedriveAllowPolicy = props.RedriveAllowPolicy,
                KmsMasterKeyId = props.EncryptedBySqs ? null : props.Foundation.Key.Arn,
                SqsManagedSseEnabled = props.EncryptedBySqs ? true : null,
                Policy = policy.Json,
                DependsOn = props.After,
            }
        );
        Resource = queue;
        Name = queue.Name;
        Arn = queue.Arn;
        Url = queue.Url;
    }

    public TerraformResource Resource { get; }
    public string Name { get; }
    public string Arn { get; }
    public string Url { get; }

    /// <summary>For policies that the queue waits for.</summary>
    public string ArnByName { get; }

    public static string ArnOf(Foundation foundation, string purpose) =>
        foundation.Account.Arn("sqs", foundation.Names.Sqs(purpose));

    public void GrantSendByRule(string ruleArn) => GrantSend("Rule", "events.amazonaws.com", ruleArn);

    /// <summary>
    /// Nobody else sends, whatever IAM policies allow: only on behalf of this rule, or under one of these roles. Who
    /// moves dead letters back needs that, too: SQS sends them under the caller's name (docs/decisions/0020).
    /// </summary>
    public void DenySendExceptByRule(string ruleArn, IReadOnlyList<string> roleArns)
    {
        // A negated condition also holds where there is no such key, as there is no source of a call of one's own.
        List<DataAwsIamPolicyDocumentStatementCondition> others =
        [
            Conditions.Equal("ArnNotEquals", "aws:SourceArn", ruleArn),
        ];
        if (roleArns.Count > 0)
        {
            others.Add(Conditions.Equal("ArnNotLike", "aws:PrincipalArn", [.. roleArns]));
        }

        policy.Add(
            new()
            {
                Sid = "NobodyElse",
                Effect = "Deny",
                Actions = ["sqs:SendMessage"],
                Resources = [ArnByName],
                Principals = Principals.Everybody,
                Condition = others.ToArray(),
            }
        );
    }

    public void GrantSendByTopic(string topicArn) => GrantSend("Topic", "sns.amazonaws.com", topicArn);

    public void GrantSendByRole(string sid, ServiceRole role) => role.Allow(sid, ["sqs:SendMessage"], Arn);

    public void GrantConsume(ServiceRole role) =>
        role.Allow(
            "Consume",
            ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
            Arn
        );

    void GrantSend(string sid, string service, string sourceArn) =>
        policy.Add(
            new()
            {
                Sid = sid,
                Actions = ["sqs:SendMessage"],
                Resources = [ArnByName],
                Principals = Principals.Service(service),
                Condition = Conditions.SourceArn(sourceArn),
            }
        );
}
