namespace MarketData.Contract;

/// <summary>The variables of the processor function: the stack writes them, the function reads them.</summary>
public static class FunctionVariables
{
    public const string MarketDataTable = "MARKET_DATA_TABLE";
    public const string BarsTable = "BARS_TABLE";
    public const string SymbolStateTable = "SYMBOL_STATE_TABLE";
    public const string AlertsTable = "ALERTS_TABLE";
    public const string AuditTrailTable = "AUDIT_TRAIL_TABLE";
    public const string AlertRulesTable = "ALERT_RULES_TABLE";

    public const string AlertsTopicArn = "ALERTS_TOPIC_ARN";

    /// <summary>Where events wait: what failed is told when to come again.</summary>
    public const string BufferUrl = "BUFFER_URL";

    /// <summary>Where the function moves what can never be stored.</summary>
    public const string DeadLetterQueueUrl = "DEAD_LETTER_QUEUE_URL";

    /// <summary>The KMS key that encrypts the audit trail's keys.</summary>
    public const string AuditKmsKeyArn = "AUDIT_KMS_KEY_ARN";

    /// <summary>Days from an event's receipt to its expiry.</summary>
    public const string EventRetentionDays = "EVENT_RETENTION_DAYS";

    /// <summary>
    /// E-mails of one rule about one symbol in one minute, and about all symbols; further alerts are told in a digest.
    /// </summary>
    public const string SymbolAlertMessagesPerMinute = "SYMBOL_ALERT_MESSAGES_PER_MINUTE";

    public const string RuleAlertMessagesPerMinute = "RULE_ALERT_MESSAGES_PER_MINUTE";

    /// <summary>The age of an event from which on its alerts are stored and not published.</summary>
    public const string AlertMaxAgeSeconds = "ALERT_MAX_AGE_SECONDS";

    /// <summary>How far the time of an event may lie after its receipt.</summary>
    public const string ClockSkewSeconds = "CLOCK_SKEW_SECONDS";

    /// <summary>What was promised from the buffer's receipt of an event to its commit.</summary>
    public const string CommitObjectiveMilliseconds = "COMMIT_OBJECTIVE_MILLISECONDS";

    /// <summary>Which environment it is. Subjects of e-mails name it, unless it is production.</summary>
    public const string EnvironmentName = "ENVIRONMENT_NAME";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public const string IsProduction = "IS_PRODUCTION";

    /// <summary>
    /// The IANA name of the time zone whose time e-mails tell beside UTC. Absent: UTC alone. The settings' variable.
    /// </summary>
    public const string DeskTimeZone = "DESK_TIME_ZONE";

    public const string MetricsNamespace = "METRICS_NAMESPACE";
}
