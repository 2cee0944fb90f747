using Constructs;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

/// <summary>
/// Sees changes of keys' states and policies, and deletions. The rule has no target: EventBridge counts what it
/// matches, and an alarm on the count needs no right and no key to reach its topic. Calls come by CloudTrail, and only
/// where the account has a trail:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
/// </summary>
public sealed class KeyWatch : Construct
{
    static readonly string[] Calls =
    [
        "CancelKeyDeletion",
        "DisableKey",
        "EnableKey",
        "PutKeyPolicy",
        "ScheduleKeyDeletion",
    ];

    static readonly string[] Sources = ["aws.kms"];
    static readonly string[] Deletions = ["KMS CMK Deletion"];
    static readonly string[] CallsByCloudTrail = ["AWS API Call via CloudTrail"];

    readonly string ruleName;

    public KeyWatch(Construct scope, string id, Foundation foundation, params EncryptionKey[] keys)
        : base(scope, id)
    {
        string[] arns = [.. keys.Select(key => key.Arn)];
        ruleName = new CloudwatchEventRule(
            this,
            "rule",
            new CloudwatchEventRuleConfig
            {
                Name = foundation.Names.EventBridge($"{foundation.Purpose}-keys"),
                Description = "Changes of the stack's keys, for an alarm on their number",
                State = EventRule.Enabled,
                EventPattern = Fn.Jsonencode(
                    new Dictionary<string, object>
                    {
                        ["source"] = Sources,
                        // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-kms.html
                        ["$or"] = new object[]
                        {
                            new Dictionary<string, object> { ["detail-type"] = Deletions, ["resources"] = arns },
                            new Dictionary<string, object>
                            {
                                ["detail-type"] = CallsByCloudTrail,
                                ["detail"] = new Dictionary<string, object>
                                {
                                    ["eventName"] = Calls,
                                    ["errorCode"] = new[] { new Dictionary<string, bool> { ["exists"] = false } },
                                    ["resources"] = new Dictionary<string, object> { ["ARN"] = arns },
                                },
                            },
                        },
                    }
                ),
            }
        ).Name;
    }

    /// <param name="prefix">Tells the stack's purposes from those of others.</param>
    public AlarmDefinition Alarm(string prefix) =>
        new(
            $"{prefix}key-changes",
            "Somebody has disabled, enabled or deleted a key of the stack, or changed its policy"
        )
        {
            Threshold = 0,
            PeriodSeconds = 60,
            Metrics = AlarmDefinition.Numbered(Metric.OfDefaultBus(ruleName, AwsMetrics.MatchedEvents)),
            Unhealthy = false,
            IsAboutKeys = true,
        };
}
