namespace MarketData.Infra.Observability;

/// <summary>When something is wrong, and what that means. The alarm goes off above the threshold.</summary>
public sealed record AlarmDefinition(string Purpose, string Meaning)
{
    /// <summary>
    /// The sum of all metrics, 0 where none has data: CloudWatch leaves an alarm on metrics of DynamoDB as it is where
    /// data is missing, whatever the alarm says about that, and throttles have none once they are over.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    /// </summary>
    public const string FilledSum = "SUM(FILL(METRICS(), 0))";

    public required double Threshold { get; init; }

    /// <summary>By the ids that the expression uses. At most ten: CloudWatch's limit.</summary>
    public required IReadOnlyDictionary<string, Metric> Metrics { get; init; }

    /// <summary>Absent: <see cref="FilledSum"/>, or the metric where there is only one.</summary>
    public string? Expression { get; init; }

    /// <summary>
    /// Whether no data is as bad as a value above the threshold. Most metrics count things that happen, and where
    /// nothing happens they have none.
    /// </summary>
    public bool MissingIsBad { get; init; }

    public int PeriodSeconds { get; init; } = 300;

    /// <summary>How many periods in a row must be above the threshold.</summary>
    public int Periods { get; init; } = 1;

    /// <summary>
    /// It is on as long as the stack itself does not get through what it is for, and no longer: the composite alarm
    /// mails for it. What is a producer's doing, or stays until somebody has done something, would hide what comes
    /// after it there, and mails by itself.
    /// </summary>
    public bool Unhealthy { get; init; } = true;

    /// <summary>Told on the topic that needs no key.</summary>
    public bool IsAboutKeys { get; init; }

    /// <summary>Counts only while the others of the same name are on too, as a burn rate's windows.</summary>
    public string? Together { get; init; }

    /// <summary>Whose runbook it has.</summary>
    public string Runbook
    {
        get => field ?? Purpose;
        init;
    }

    public static IReadOnlyDictionary<string, Metric> Numbered(params IEnumerable<Metric> metrics) =>
        metrics.Select((metric, index) => KeyValuePair.Create($"m{index + 1}", metric)).ToDictionary();
}
