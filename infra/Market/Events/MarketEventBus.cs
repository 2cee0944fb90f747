using Constructs;
using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventArchive;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventBus;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventBusPolicy;
using MarketData.Contract;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Events;

/// <summary>The bus that exchanges put their events on, with an archive of the market events for replays.</summary>
public sealed class MarketEventBus : Construct
{
    public MarketEventBus(Construct scope, string id, Foundation foundation, int archiveDays)
        : base(scope, id)
    {
        var bus = new CloudwatchEventBus(
            this,
            "bus",
            new CloudwatchEventBusConfig
            {
                Name = foundation.Names.EventBridge(foundation.Purpose),
                Description = "Market events from exchanges",
            }
        );
        Name = bus.Name;
        Arn = bus.Arn;
        Protect();
        ArchiveName = new CloudwatchEventArchive(
            this,
            "archive",
            new CloudwatchEventArchiveConfig
            {
                Name = foundation.Names.EventBridge("market-data-archive"),
                Description = "Market events, for replays",
                EventSourceArn = bus.Arn,
                EventPattern = MarketEvents,
                RetentionDays = archiveDays,
            }
        ).Name;
    }

    /// <summary>The pattern of a market event; what does not match is neither archived nor processed.</summary>
    public static string MarketEvents { get; } =
        Fn.Jsonencode(
            new Dictionary<string, object>
            {
                ["source"] = new[] { new Dictionary<string, string> { ["prefix"] = BusEvents.SourcePrefix } },
                ["detail-type"] = BusEvents.DetailTypes.ToArray(),
            }
        );

    public string Name { get; }
    public string Arn { get; }
    public string ArchiveName { get; }

    /// <summary>
    /// The account's own policies say who puts events; nobody outside is let in. These limits are for everybody: TLS,
    /// and no source but a market, since the rule silently drops every other.
    /// </summary>
    void Protect()
    {
        var policy = new PolicyDocument(this, "policy");
        policy.DenyWithoutTls("TlsOnly", "events:PutEvents", Arn);
        policy.Add(
            new()
            {
                Sid = "MarketSourcesOnly",
                Effect = "Deny",
                Actions = ["events:PutEvents"],
                Resources = [Arn],
                Principals = Principals.Everybody,
                Condition = new[]
                {
                    Conditions.Equal("StringNotLike", "events:source", $"{BusEvents.SourcePrefix}*"),
                    // A negated condition also holds where there is no such key.
                    Conditions.Equal("Null", "events:source", "false"),
                },
            }
        );
        _ = new CloudwatchEventBusPolicy(
            this,
            "bus-policy",
            new CloudwatchEventBusPolicyConfig { EventBusName = Name, Policy = policy.Json }
        );
    }
}
