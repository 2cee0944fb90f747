using Constructs;
using MarketData.Contract;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Evidence;

/// <summary>
/// Counts a trail's exports as they are complete: DynamoDB writes the summary last. A schedule's success says no more
/// than that an export was started. The rule has no target; its metric is what an alarm of the trail's stack watches.
/// </summary>
public sealed class CopyArrivals : Construct
{
    static readonly string[] Source = ["aws.s3"];
    static readonly string[] DetailType = ["Object Created"];

    public CopyArrivals(Construct scope, string id, ResourceNames names, EvidenceBucket bucket, AuditedTrail trail)
        : base(scope, id) =>
        _ = new CloudwatchEventRule(
            this,
            "rule",
            new CloudwatchEventRuleConfig
            {
                Name = RuleName(names, trail),
                Description = $"Counts complete exports of the {trail.Name} audit trail",
                State = EventRule.Enabled,
                EventPattern = Fn.Jsonencode(
                    new Dictionary<string, object>
                    {
                        ["source"] = Source,
                        ["detail-type"] = DetailType,
                        ["detail"] = new Dictionary<string, object>
                        {
                            ["bucket"] = new Dictionary<string, object> { ["name"] = new[] { bucket.Name } },
                            ["object"] = new Dictionary<string, object>
                            {
                                ["key"] = new[]
                                {
                                    new Dictionary<string, object>
                                    {
                                        ["wildcard"] = $"{trail.Name}/AWSDynamoDB/*/manifest-summary.json",
                                    },
                                },
                            },
                        },
                    }
                ),
            }
        );

    public static string RuleName(ResourceNames names, AuditedTrail trail) =>
        names.EventBridge($"{ResourceNames.Evidence}-{trail.Name}");
}
