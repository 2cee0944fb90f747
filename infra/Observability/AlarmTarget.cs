using MarketData.Contract;

namespace MarketData.Infra.Observability;

/// <summary>Who is told of alarms, and where they read what to do.</summary>
public sealed record AlarmTarget(ResourceNames Names, string TopicArn, string Runbook)
{
    public string Describe(string purpose, string meaning) => $"{meaning}. Runbook: {Runbook}#{purpose}";
}
