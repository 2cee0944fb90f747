using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

/// <summary>Who hears of a stack's alarms, and where they read what to do.</summary>
/// <param name="Foundation">The stack's.</param>
/// <param name="TopicArn">Hears when an alarm goes off and when it is over.</param>
/// <param name="Runbook">A URL, where every alarm has an anchor of its own. Absent: nothing to link to.</param>
public sealed record AlarmTarget(Foundation Foundation, string TopicArn, string? Runbook)
{
    /// <summary>Where the runbooks are in this repository.</summary>
    public const string Runbooks = "docs/operations.md";

    public string NameOf(string purpose) => Foundation.Names.CloudWatch($"{Foundation.Purpose}-{purpose}");

    /// <summary>A mail and a console follow no path of this repository.</summary>
    public string Describe(string purpose, string meaning) =>
        Runbook is null
            ? $"{meaning}. Runbook: \"{purpose}\" in {Runbooks}"
            : $"{meaning}. Runbook: {Runbook}#{purpose}";
}
