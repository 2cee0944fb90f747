using Constructs;
using MarketData.Infra.Configuration;

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

    /// <summary>Those of all buses.</summary>
    public required IReadOnlyList<Producer> Producers { get; init; }

    public required IReadOnlyList<string> DetailTypes { get; init; }
    public required int ArchiveDays { get; init; }
}

/// <summary>The bus that others put their events on, with an archive of the events for replays.</summary>
public sealed class EventBus : Construct
{
    readonly AwsAccount account;
    readonly string busName;
    readonly CloudwatchEventArchive archive;

    public EventBus(Construct scope, string id, EventBusProps props)
        : base(scope, id)
    {
        var (purpose, names, _, _) = props.Foundation;
        account = props.Foundation.Account;
        busName = names.EventBridge(purpose);
        var bus = new CloudwatchEventBus(
            this,
            "bus",
            new CloudwatchEventBusConfig { Name = busName, Description = $"{props.Events} {props.Origin}" }
        );
        Resource = bus;
        Name = bus.Name;
        Arn = bus.Arn;
        BusPolicy.AddTo(this, bus, props);
        Pattern = Fn.Jsonencode(
            new Dictionary<string, object>
            {
                ["source"] = new[] { new Dictionary<string, string> { ["prefix"] = props.SourcePrefix } },
                ["detail-type"] = props.DetailTypes.ToArray(),
            }
        );
        archive = new CloudwatchEventArchive(
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
        );
        ArchiveName = archive.Name;
    }

    public ITerraformDependable Resource { get; }

    public string Name { get; }
    public string Arn { get; }
    public string ArchiveName { get; }

    /// <summary>That of the bus's events; what does not match is neither archived nor processed.</summary>
    public string Pattern { get; }

    /// <summary>
    /// The rule for the bus's events. A bus still has a rule for some time after the rule was deleted, or after an
    /// archive, which has one of its own; Terraform does not wait for that, and the bus cannot be deleted:
    /// https://github.com/anomalyco/sst/issues/4325
    /// So the rule's dead-letter queue is destroyed in between, for which Terraform waits a quarter of a minute.
    /// </summary>
    public CloudwatchEventRule AddRule(
        Construct scope,
        string id,
        string name,
        string description,
        EncryptedQueue deadLetters
    )
    {
        // The queue waits for the bus, and the rule for the queue, which therefore cannot refer to the rule.
        deadLetters.GrantSendByRule(account.Arn("events", $"rule/{busName}/{name}"));
        archive.WaitFor(deadLetters.Resource);
        return new CloudwatchEventRule(
            scope,
            id,
            new CloudwatchEventRuleConfig
            {
                Name = name,
                Description = description,
                EventBusName = Name,
                State = EventRule.Enabled,
                EventPattern = Pattern,
                DependsOn = [deadLetters.Resource],
            }
        );
    }
}
