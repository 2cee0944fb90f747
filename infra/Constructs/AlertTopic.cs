using Constructs;
using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.SnsTopic;
using HashiCorp.Cdktf.Providers.Aws.SnsTopicPolicy;
using HashiCorp.Cdktf.Providers.Aws.SnsTopicSubscription;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Constructs;

public sealed record AlertTopicProps
{
    public required Names Names { get; init; }
    public required EncryptionKey Key { get; init; }
    public required IReadOnlyList<Subscriber> Subscribers { get; init; }
}

/// <summary>Tells traders about alerts by e-mail. Nothing operational is published here.</summary>
public sealed class AlertTopic : Construct
{
    public AlertTopic(Construct scope, string id, AlertTopicProps props)
        : base(scope, id)
    {
        Arn = new SnsTopic(this, "topic", new SnsTopicConfig
        {
            Name = props.Names.Sns("market-alerts"),
            DisplayName = "Market alerts",
            KmsMasterKeyId = props.Key.Arn,
        }).Arn;
        var policy = new PolicyDocument(this, "policy");
        // SNS refuses "sns:*" in a topic's policy.
        policy.DenyWithoutTls("TlsOnly", "sns:Publish", Arn);
        _ = new SnsTopicPolicy(this, "topic-policy", new SnsTopicPolicyConfig { Arn = Arn, Policy = policy.Json });
        foreach (var subscriber in props.Subscribers)
        {
            // Named by its address, so that taking one away leaves the other subscriptions as they are.
            _ = new SnsTopicSubscription(this, $"email-{subscriber.Email}", new SnsTopicSubscriptionConfig
            {
                TopicArn = Arn,
                Protocol = "email",
                Endpoint = subscriber.Email,
                FilterPolicy = FilterOf(subscriber),
            });
        }
    }

    public string Arn { get; }

    public void GrantPublish(FunctionRole role) => role.Allow("Topic", ["sns:Publish"], Arn);

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
