namespace MarketData.Infra.Configuration;

/// <summary>What a deployment may choose. <c>settings/schema.json</c> says what each setting is for.</summary>
public sealed record Settings(
    string Suffix,
    string Region,
    string? Account,
    bool Production,
    bool Nobody,
    FunctionSettings Function,
    IReadOnlyList<Subscriber> Subscribers,
    int SymbolAlertMessagesPerMinute,
    int RuleAlertMessagesPerMinute,
    int AlertMaxAgeSeconds,
    string? DeskTimeZone,
    int ClockSkewSeconds,
    QueueSettings Queue,
    RetentionSettings Retention,
    StorageSettings Storage,
    TradesSettings Trades,
    AlarmSettings Alarms,
    ProtectionSettings Protection,
    EvidenceSettings Evidence,
    IReadOnlyList<string> ReplicaRegions,
    NetworkSettings Network,
    StateSettings State,
    IReadOnlyList<Producer> Producers,
    IReadOnlyList<string> Operators,
    IamSettings Iam,
    IReadOnlyDictionary<string, string> Tags,
    bool Emulated
);

/// <summary>Where no concurrency is reserved, functions run as long as the account has some left.</summary>
public sealed record FunctionSettings(
    string Architecture,
    string Packaging,
    int MemoryMb,
    int TimeoutSeconds,
    int? ReservedConcurrency,
    int MaximumConcurrency,
    string Release,
    bool Tracing,
    string? InsightsLayer
)
{
    // An invocation that is throttled has no back-off of the function's, and costs each of its messages one of its
    // receives: so the mapping leaves one of the reserved functions to the sweep of waiting alerts.
    internal const int ForTheSweep = 1;

    internal const int UnreservedConcurrency = 5;

    public bool IsNative => Packaging == "aot";
    public bool ReleasesGradually => Release == "gradual";
}

public sealed record QueueSettings(
    string BatchProfile,
    int VisibilityTimeoutSeconds,
    int MaxReceiveCount,
    bool FairBySymbol
)
{
    // AWS asks for six times the function's timeout, in which Lambda tries a throttled batch again; what the function
    // reports as failed has a back-off of its own:
    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    internal const int VisibilityPerTimeout = 6;

    // SQS gives more than ten events at once only when it may wait for them.
    public int BatchSize => IsForThroughput ? 1000 : 10;
    public int BatchWindowSeconds => IsForThroughput ? 1 : 0;

    // What docs/scaling.md measures in a simulation; for throughput the window's second and the work of a full batch.
    public int CommitObjectiveMilliseconds => IsForThroughput ? 2_000 : 500;

    bool IsForThroughput => BatchProfile == "throughput";
}

public sealed record RetentionSettings(int LogDays, int EventDays, int ArchiveDays)
{
    // The archive's last replay can wait 14 days in the queue, and neither archive nor table expires to the day:
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
    internal const int EventDaysBeyondArchive = 14 + 2;
}

public sealed record StorageSettings(bool SymbolIndex);

public sealed record TradesSettings(
    string Packaging,
    int? ReservedConcurrency,
    IReadOnlyList<string> SourceSystems,
    int ProcessingThreshold,
    int MaxRetries,
    string? ApiEndpoint,
    bool LogData,
    IReadOnlyList<string> ReplicaRegions,
    IReadOnlyList<string> Endpoints
)
{
    /// <summary>The services that the trade functions call.</summary>
    public static IReadOnlyList<string> Called => ["dynamodb", "kms", "ssm"];

    public bool AreImages => Packaging == "image";
}

public sealed record AlarmSettings(
    IReadOnlyList<string> Emails,
    string? Runbook,
    int ErrorRatePercent,
    int EventFailurePercent,
    int DurationPercent,
    int OldestMessageSeconds,
    string? TradingHours,
    int LeastEventsPerMinute,
    int WriteUnitsPerMinute,
    int ReadUnitsPerMinute
);

public sealed record ProtectionSettings(int KeyDeletionDays, bool Deletion);

/// <param name="RetentionDays">Absent: no copies are kept.</param>
/// <param name="Mode">Of S3's Object Lock.</param>
/// <param name="EveryDays">How often a copy is made.</param>
public sealed record EvidenceSettings(int? RetentionDays, string Mode, int EveryDays)
{
    public bool IsKept => RetentionDays is not null;

    /// <summary>Where copies are kept.</summary>
    public int KeptDays => RetentionDays!.Value;
}

public sealed record NetworkSettings(
    string? VpcId,
    IReadOnlyList<string> SubnetIds,
    IReadOnlyList<string> RouteTableIds,
    IReadOnlyList<string> SecurityGroupIds,
    IReadOnlyList<string> Endpoints
)
{
    /// <summary>The services that the processor calls.</summary>
    public static IReadOnlyList<string> Called => ["dynamodb", "kms", "sns", "sqs"];

    /// <summary>Where Lambda Insights sends from a function. A function's own logs Lambda writes.</summary>
    public const string CalledByInsights = "logs";
}

/// <param name="PermissionsBoundary">Absent: none.</param>
/// <param name="Path">Begins and ends with a slash.</param>
public sealed record IamSettings(string? PermissionsBoundary, string Path);

/// <param name="Bucket">Absent: the state is a file beside the output folder.</param>
/// <param name="Region">Absent: the deployment's.</param>
/// <param name="KeyArn">Absent: the bucket's own encryption.</param>
public sealed record StateSettings(string? Bucket, string? Region, string? KeyArn);
