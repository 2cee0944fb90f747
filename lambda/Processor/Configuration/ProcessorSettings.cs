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

    /// <summary>How many days a stored event lives, counted from its receipt.</summary>
    public required int EventRetentionDays { get; init; }

    /// <summary>Of one rule; what is beyond is told in a digest.</summary>
    public required int AlertMessagesPerMinute { get; init; }

    public static ProcessorSettings Read(EnvironmentVariables variables) =>
        new()
        {
            MarketDataTable = variables.Required(FunctionVariables.MarketDataTable),
            BarsTable = variables.Required(FunctionVariables.BarsTable),
            SymbolStateTable = variables.Required(FunctionVariables.SymbolStateTable),
            AlertsTable = variables.Required(FunctionVariables.AlertsTable),
            AuditTrailTable = variables.Required(FunctionVariables.AuditTrailTable),
            AlertRulesTable = variables.Required(FunctionVariables.AlertRulesTable),
            AlertsTopicArn = variables.Required(FunctionVariables.AlertsTopicArn),
            MetricsNamespace = variables.Required(FunctionVariables.MetricsNamespace),
            AuditKeyCiphertext = variables.Required(FunctionVariables.AuditKeyCiphertext),
            AlertMessagesPerMinute = variables.RequiredPositive(FunctionVariables.AlertMessagesPerMinute),
            EventRetentionDays = variables.RequiredPositive(FunctionVariables.EventRetentionDays),
        };
}
