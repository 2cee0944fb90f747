using Constructs;
using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.SnsTopic;
using HashiCorp.Cdktf.Providers.Aws.SnsTopicPolicy;
using HashiCorp.Cdktf.Providers.Aws.SnsTopicSubscription;
using MarketData.Contract;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Constructs;

public sealed record EmailTopicProps
{
    /// <summary>Names the topic and its dead-letter queue.</summary>
    public required string Purpose { get; init; }

    public required string DisplayName { get; init; }
    public required ResourceNames Names { get; init; }
    public required AwsAccount Account { get; init; }
    public required EncryptionKey Key { get; init; }
    public required IReadOnlyList<Subscriber> Subscribers { get; init; }
}

/// <summary>Tells subscribers by e-mail; what SNS cannot deliver waits in a queue.</summary>
public sealed class EmailTopic : Construct
{
    readonly PolicyDocument policy;

    public EmailTopic(Construct scope, string id, EmailTopicProps props)
        : base(scope, id)
    {
        var topic = new SnsTopic(
            this,
            "topic",
            new SnsTopicConfig
            {
                Name = props.Names.Sns(props.Purpose),
                DisplayName = props.DisplayName,
                KmsMasterKeyId = props.Key.Arn,
            }
        );
        ArnByName = props.Account.Arn("sns", props.Names.Sns(props.Purpose));
        Name = topic.Name;
        Arn = topic.Arn;
        policy = new PolicyDocument(this, "policy");
        // SNS refuses "sns:*" in a topic's policy.
        policy.DenyWithoutTls("TlsOnly", "sns:Publish", Arn);
        _ = new SnsTopicPolicy(this, "topic-policy", new SnsTopicPolicyConfig { Arn = Arn, Policy = policy.Json });
        DeadLetters = new EncryptedQueue(
            this,
            "dead-letters",
            new()
            {
                Name = props.Names.Sqs($"{props.Purpose}-dlq"),
                Account = props.Account,
                Key = props.Key,
            }
        );
        DeadLetters.GrantSendByTopic(Arn);
        props.Key.GrantUseForQueues(
            $"Topic{char.ToUpperInvariant(id[0])}{id[1..]}",
            "sns.amazonaws.com",
            DeadLetters.ArnByName
        );
        foreach (var subscriber in props.Subscribers)
        {
            Subscribe(subscriber);
        }
    }

    public string Name { get; }
    public string Arn { get; }

    /// <summary>For policies that the topic waits for.</summary>
    public string ArnByName { get; }

    public EncryptedQueue DeadLetters { get; }

    public void GrantPublish(FunctionRole role) => role.Allow("Topic", ["sns:Publish"], Arn);

    /// <summary>For alarms whose ARNs are like the one given.</summary>
    public void GrantPublishByAlarms(string accountId, string alarmArns) =>
        policy.Add(
            new()
            {
                Sid = "Alarms",
                Actions = ["sns:Publish"],
                Resources = [Arn],
                Principals = Principals.Service("cloudwatch.amazonaws.com"),
                Condition = Conditions.SourceLike(accountId, alarmArns),
            }
        );

    void Subscribe(Subscriber subscriber) =>
        // Named by its address, so that taking one away leaves the other subscriptions as they are.
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
                    new Dictionary<string, object> { ["deadLetterTargetArn"] = DeadLetters.Arn }
                ),
            }
        );

    /// <summary>By the attributes that the function gives every message; every one that is named must match.</summary>
    static string? FilterOf(Subscriber subscriber)
    {
        var filter = new Dictionary<string, object>();
        Add("symbol", subscriber.Symbols);
        Add("severity", subscriber.Severities);
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
