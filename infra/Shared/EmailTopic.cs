using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Shared;

/// <summary>Tells subscribers by e-mail; what SNS cannot deliver waits in a dead-letter queue.</summary>
public sealed class EmailTopic : Construct
{
    readonly PolicyDocument policy;
    readonly EncryptionKey? key;

    /// <param name="scope">The stack.</param>
    /// <param name="id">Names the statement in the key's policy too.</param>
    /// <param name="foundation">What the stack stands on.</param>
    /// <param name="purpose">Names the topic and its dead-letter queue; as words, the sender of its e-mails.</param>
    /// <param name="key">
    /// Encrypts its messages: the stack's, one of the topic's own, or none for what must be told without any. Under
    /// another than the stack's, the dead-letter queue is encrypted by SQS, so that it needs none.
    /// </param>
    /// <param name="subscribers">Who gets the e-mails.</param>
    public EmailTopic(
        Construct scope,
        string id,
        Foundation foundation,
        string purpose,
        EncryptionKey? key,
        IReadOnlyList<Subscriber> subscribers
    )
        : base(scope, id)
    {
        this.key = key;
        var isOfTheStack = key == foundation.Key;
        var topic = new SnsTopic(
            this,
            "topic",
            new SnsTopicConfig
            {
                Name = foundation.Names.Sns(purpose),
                DisplayName = Words.Capitalize(purpose).Replace('-', ' '),
                KmsMasterKeyId = key?.Arn,
            }
        );
        ArnByName = foundation.Account.Arn("sns", foundation.Names.Sns(purpose));
        Name = topic.Name;
        Arn = topic.Arn;
        policy = new PolicyDocument(this, "policy");
        // SNS refuses "sns:*" in a topic's policy.
        policy.DenyWithoutTls("TlsOnly", "sns:Publish", Arn);
        _ = new SnsTopicPolicy(this, "topic-policy", new SnsTopicPolicyConfig { Arn = Arn, Policy = policy.Json });
        DeadLetterQueue = new EncryptedQueue(
            this,
            "dead-letters",
            new()
            {
                Purpose = $"{purpose}-dlq",
                Foundation = foundation,
                EncryptedBySqs = !isOfTheStack,
            }
        );
        DeadLetterQueue.GrantSendByTopic(Arn);
        if (isOfTheStack)
        {
            foundation.Key.GrantUseForQueues(
                $"Topic{Words.Capitalize(id)}",
                "sns.amazonaws.com",
                DeadLetterQueue.ArnByName
            );
        }

        foreach (var subscriber in subscribers)
        {
            Subscribe(subscriber);
        }
    }

    public string Name { get; }
    public string Arn { get; }

    /// <summary>For policies that the topic waits for.</summary>
    public string ArnByName { get; }

    public EncryptedQueue DeadLetterQueue { get; }

    public void GrantPublish(ServiceRole role) => role.Allow("Topic", ["sns:Publish"], Arn);

    /// <summary>For alarms whose ARNs match the pattern.</summary>
    public void GrantPublishByAlarms(string accountId, string alarmArnPattern)
    {
        const string alarms = "cloudwatch.amazonaws.com";
        policy.Add(
            new()
            {
                Sid = "Alarms",
                Actions = ["sns:Publish"],
                Resources = [Arn],
                Principals = Principals.Service(alarms),
                Condition = Conditions.SourceLike(accountId, alarmArnPattern),
            }
        );
        key?.GrantUseForTopic("Alarms", alarms, ArnByName);
    }

    void Subscribe(Subscriber subscriber) =>
        // Named by its address, so that removing one leaves the other subscriptions as they are.
        _ = new SnsTopicSubscription(
            this,
            $"email-{subscriber.Email}",
            new SnsTopicSubscriptionConfig
            {
                TopicArn = Arn,
                Protocol = "email",
                Endpoint = subscriber.Email,
                FilterPolicy = FilterOf(subscriber),
                RedrivePolicy = Fn.Jsonencode(
                    new Dictionary<string, object> { ["deadLetterTargetArn"] = DeadLetterQueue.Arn }
                ),
            }
        );

    /// <summary>A message must match every attribute that the filter names.</summary>
    static string? FilterOf(Subscriber subscriber)
    {
        var filter = new Dictionary<string, object>();
        Add(MessageAttributes.Symbol, subscriber.SymbolFilter);
        Add(MessageAttributes.Severity, subscriber.SeverityFilter);
        return filter.Count == 0 ? null : Fn.Jsonencode(filter);

        void Add(string attribute, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                filter[attribute] = values.ToArray();
            }
        }
    }
}
