using Constructs;
using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventArchive;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventBus;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventBusPolicy;

namespace MarketData.Infra.Shared;

public sealed record EventBusProps
{
    public required Foundation Foundation { get; init; }

    /// <summary>What its events are, as in <c>Market events</c>.</summary>
    public required string Events { get; init; }

    /// <summary>Whose events they are, as in <c>from exchanges</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>What every source begins with.</summary>
    public required string SourcePrefix { get; init; }

    /// <summary>Names the statement that refuses other sources.</summary>
    public required string SourcesSid { get; init; }

    public required IReadOnlyList<string> DetailTypes { get; init; }
    public required int ArchiveDays { get; init; }
}

/// <summary>The bus that others put their events on, with an archive of the events for replays.</summary>
public sealed class EventBus : Construct
{
    public EventBus(Construct scope, string id, EventBusProps props)
        : base(scope, id)
    {
        var (purpose, names, _, _) = props.Foundation;
        var bus = new CloudwatchEventBus(
            this,
            "bus",
            new CloudwatchEventBusConfig
            {
                Name = names.EventBridge(purpose),
                Description = $"{props.Events} {props.Origin}",
            }
        );
        Name = bus.Name;
        Arn = bus.Arn;
        Protect(props);
        Pattern = Fn.Jsonencode(
            new Dictionary<string, object>
            {
                ["source"] = new[] { new Dictionary<string, string> { ["prefix"] = props.SourcePrefix } },
                ["detail-type"] = props.DetailTypes.ToArray(),
            }
        );
        ArchiveName = new CloudwatchEventArchive(
            this,
            "archive",
            new CloudwatchEventArchiveConfig
            {
                Name = names.EventBridge($"{purpose}-archive"),
                Description = $"{props.Events}, for replays",
                EventSourceArn = bus.Arn,
                EventPattern = Pattern,
                RetentionDays = props.ArchiveDays,
            }
        ).Name;
    }

    public string Name { get; }
    public string Arn { get; }
    public string ArchiveName { get; }

    /// <summary>That of the bus's events; what does not match is neither archived nor processed.</summary>
    public string Pattern { get; }

    /// <summary>
    /// The account's own policies say who puts events; nobody outside is let in. These limits are for everybody: TLS,
    /// and no other source, since the rule silently drops it.
    /// </summary>
    void Protect(EventBusProps props)
    {
        var policy = new PolicyDocument(this, "policy");
        policy.DenyWithoutTls("TlsOnly", "events:PutEvents", Arn);
        policy.Add(
            new()
            {
                Sid = props.SourcesSid,
                Effect = "Deny",
                Actions = ["events:PutEvents"],
                Resources = [Arn],
                Principals = Principals.Everybody,
                Condition = new[]
                {
                    Conditions.Equal("StringNotLike", "events:source", $"{props.SourcePrefix}*"),
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
