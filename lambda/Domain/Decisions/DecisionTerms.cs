using MarketData.Domain.Audit;
using MarketData.Domain.Rules;

namespace MarketData.Domain.Decisions;

/// <summary>What holds for every decision on a batch.</summary>
public sealed record DecisionTerms
{
    /// <summary>The rules in force.</summary>
    public required RuleBook Rules { get; init; }

    /// <summary>What chains the audit records.</summary>
    public required AuditKeys Keys { get; init; }

    /// <summary>When the events were decoded.</summary>
    public required DateTimeOffset DecodedAt { get; init; }

    /// <summary>How many days a stored event lives, counted from its receipt.</summary>
    public required int EventRetentionDays { get; init; }

    /// <summary>An event is ahead whose time lies further than this after its receipt.</summary>
    public required TimeSpan ClockSkew { get; init; }

    /// <summary>An alert mails nobody whose event is older than this when it is decided.</summary>
    public required TimeSpan AlertMaxAge { get; init; }

    /// <summary>How many items one transaction may write.</summary>
    public required int MaxItems { get; init; }
}
