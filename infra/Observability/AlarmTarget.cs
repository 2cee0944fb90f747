using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

/// <summary>Who hears of a stack's alarms, and where they read what to do.</summary>
/// <param name="Foundation">The stack's.</param>
/// <param name="TopicArn">Hears when an alarm goes off and when it is over.</param>
/// <param name="Runbook">A URL or path, where every alarm has an anchor of its own.</param>
public sealed record AlarmTarget(Foundation Foundation, string TopicArn, string Runbook)
{
    public string NameOf(string purpose) => Foundation.Names.CloudWatch($"{Foundation.Purpose}-{purpose}");

    public string Describe(string purpose, string meaning) => $"{meaning}. Runbook: {Runbook}#{purpose}";
}
