using MarketData.Contract;
using MarketData.Hosting;

namespace MarketData.Processor.Configuration;

/// <summary>What the deployment tells the function, by its environment variables.</summary>
public sealed record ProcessorSettings
{
    public required string MarketDataTable { get; init; }
    public required string BarsTable { get; init; }
    public required string SymbolStateTable { get; init; }
    public required string AlertsTable { get; init; }
    public required string AuditTrailTable { get; init; }
    public required string AlertRulesTable { get; init; }
    public required string AlertsTopicArn { get; init; }
    public required string MetricsNamespace { get; init; }

    /// <summary>The audit chain's key, encrypted by KMS; base64.</summary>
    public required string AuditKeyCiphertext { get; init; }

    /// <summary>How long a stored event lives, counted from its receipt.</summary>
    public required TimeSpan EventRetention { get; init; }

    /// <summary>Of one rule; what is beyond is told in a digest.</summary>
    public required int AlertMessagesPerMinute { get; init; }

    public static ProcessorSettings Read(EnvironmentVariables variables) =>
        new()
        {
            MarketDataTable = variables.Required("MARKET_DATA_TABLE"),
            BarsTable = variables.Required("BARS_TABLE"),
            SymbolStateTable = variables.Required("SYMBOL_STATE_TABLE"),
            AlertsTable = variables.Required("ALERTS_TABLE"),
            AuditTrailTable = variables.Required("AUDIT_TRAIL_TABLE"),
            AlertRulesTable = variables.Required("ALERT_RULES_TABLE"),
            AlertsTopicArn = variables.Required("ALERTS_TOPIC_ARN"),
            MetricsNamespace = variables.Required("METRICS_NAMESPACE"),
            AuditKeyCiphertext = variables.Required(FunctionVariables.AuditKeyCiphertext),
            AlertMessagesPerMinute = variables.RequiredPositive("ALERT_MESSAGES_PER_MINUTE"),
            EventRetention = TimeSpan.FromDays(variables.RequiredPositive("EVENT_RETENTION_DAYS")),
        };
}
