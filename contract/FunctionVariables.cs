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

    /// <summary>The audit chains' key, encrypted by KMS; base64.</summary>
    public const string AuditKeyCiphertext = "AUDIT_KEY_CIPHERTEXT";

    /// <summary>Days from an event's receipt to its expiry.</summary>
    public const string EventRetentionDays = "EVENT_RETENTION_DAYS";

    /// <summary>E-mails of one rule in one minute; further alerts are told in a digest.</summary>
    public const string AlertMessagesPerMinute = "ALERT_MESSAGES_PER_MINUTE";

    public const string MetricsNamespace = "METRICS_NAMESPACE";
}
