using System.Diagnostics.CodeAnalysis;

namespace MarketData.Infra;

/// <summary>What a deployment may choose. An instance from <see cref="TryRead"/> has passed every check.</summary>
public sealed record Settings
{
    public required string Suffix { get; init; }
    public required string Region { get; init; }
    public required IReadOnlyList<string> AlertEmails { get; init; }
    public required int AlertMessagesPerMinute { get; init; }
    public required int ReservedConcurrency { get; init; }
    public required BatchProfile BatchProfile { get; init; }
    public required int LogRetentionDays { get; init; }
    public required int EventRetentionDays { get; init; }
    public required int ArchiveRetentionDays { get; init; }
    public required string Architecture { get; init; }
    public required int MemoryMb { get; init; }
    public required int TimeoutSeconds { get; init; }
    public required int VisibilityTimeoutSeconds { get; init; }
    public required int MaxReceiveCount { get; init; }

    // AWS asks for six times the function's timeout, so that a batch that is retried within the function's own
    // attempts is never handed to a second one.
    const int VisibilityPerTimeout = 6;

    // The retentions that CloudWatch Logs knows, from the shortest that is allowed here.
    static readonly int[] LogRetentions =
        [30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>
    /// Reads the settings that <paramref name="variable"/> knows by name, over the defaults. If any is wrong there is
    /// one sentence for each, and no settings.
    /// </summary>
    public static bool TryRead(
        Func<string, string?> variable,
        [NotNullWhen(true)] out Settings? settings,
        out IReadOnlyList<string> problems)
    {
        var read = new SettingsReader(variable);
        var timeout = read.Number("LAMBDA_TIMEOUT_SECONDS", 30, least: 1, most: 900);
        var candidate = new Settings
        {
            // 16: the archive's name, the longest beside its limit, ends at 48 characters.
            Suffix = read.Text("ENVIRONMENT_SUFFIX", "dev", "^[a-z][a-z0-9-]{0,15}$",
                "1 to 16 lower-case letters, digits and hyphens, starting with a letter"),
            Region = read.Text("AWS_REGION", "us-east-1", "^[a-z]{2,4}(-[a-z]+){1,2}-[0-9]$",
                "a region's name such as us-east-1"),
            AlertEmails = read.List("ALERT_EMAILS", @"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$",
                "e-mail addresses, separated by commas"),
            AlertMessagesPerMinute = read.Number("ALERT_MESSAGES_PER_MINUTE", 10, least: 1, most: 1000),
            // 2 is the least that an SQS event-source mapping accepts as its maximum concurrency, 1,000 the most.
            ReservedConcurrency = read.Number("RESERVED_CONCURRENCY", 5, least: 2, most: 1000),
            BatchProfile = read.Choice("BATCH_PROFILE", BatchProfile.All, profile => profile.Name),
            LogRetentionDays = read.Choice("LOG_RETENTION_DAYS", LogRetentions),
            EventRetentionDays = read.Number("EVENT_RETENTION_DAYS", 90, least: 1, most: 3653),
            ArchiveRetentionDays = read.Number("ARCHIVE_RETENTION_DAYS", 90, least: 1, most: 3653),
            Architecture = read.Choice("LAMBDA_ARCHITECTURE", ["arm64", "x86_64"]),
            // The default is the memory at which Lambda gives one full vCPU.
            MemoryMb = read.Number("LAMBDA_MEMORY_MB", 1769, least: 128, most: 10240),
            TimeoutSeconds = timeout,
            VisibilityTimeoutSeconds = read.Number("VISIBILITY_TIMEOUT_SECONDS", VisibilityPerTimeout * timeout,
                least: VisibilityPerTimeout * timeout, most: 43200, $"{VisibilityPerTimeout} × LAMBDA_TIMEOUT_SECONDS"),
            MaxReceiveCount = read.Number("MAX_RECEIVE_COUNT", 3, least: 1, most: 1000),
        };
        problems = read.Problems;
        settings = problems.Count == 0 ? candidate : null;
        return settings is not null;
    }
}
