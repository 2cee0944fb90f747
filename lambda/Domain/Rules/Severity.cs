using MarketData.Contract;

namespace MarketData.Domain.Rules;

public enum Severity
{
    Low,
    Medium,
    High,
}

public static class SeverityExtensions
{
    /// <summary>As stored, mailed and filtered by.</summary>
    public static string Code(this Severity severity) =>
        severity switch
        {
            Severity.Low => Severities.Low,
            Severity.Medium => Severities.Medium,
            Severity.High => Severities.High,
            _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "There is no code for it."),
        };
}
