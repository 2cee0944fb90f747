namespace MarketData.Infra.Observability;

/// <summary>When something is wrong, and what that means. The alarm goes off above the threshold.</summary>
public sealed record AlarmDefinition(string Purpose, string Meaning)
{
    public required double Threshold { get; init; }

    /// <summary>By the ids that the expression uses. At most ten: CloudWatch's limit.</summary>
    public required IReadOnlyDictionary<string, Metric> Metrics { get; init; }

    /// <summary>Absent: the sum of the metrics, where one without data counts as 0.</summary>
    public string? Expression { get; init; }

    public int PeriodSeconds { get; init; } = 300;

    /// <summary>How many periods in a row must be above the threshold.</summary>
    public int Periods { get; init; } = 1;

    /// <summary>Without data it goes off: what it counts comes by itself, and nothing is wrong only where it came.</summary>
    public bool SilenceIsBad { get; init; }

    /// <summary>While it is on, what the stack is for is not getting through.</summary>
    public bool Unhealthy { get; init; } = true;

    public static IReadOnlyDictionary<string, Metric> Numbered(params IEnumerable<Metric> metrics) =>
        metrics.Select((metric, index) => KeyValuePair.Create($"m{index + 1}", metric)).ToDictionary();
}
