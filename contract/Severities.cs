namespace MarketData.Contract;

/// <summary>How severe an alert is, as stored, mailed and filtered by.</summary>
public static class Severities
{
    public const string Low = "LOW";
    public const string Medium = "MEDIUM";
    public const string High = "HIGH";

    /// <summary>From the least to the most severe.</summary>
    public static IReadOnlyList<string> All => [Low, Medium, High];
}
