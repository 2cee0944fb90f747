using MarketData.Contract;
using MarketData.Infra.Market.Storage;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Outputs;

static class TableOutputs
{
    const string Group = "tables";

    public static IEnumerable<Output> Of(MarketDataTables tables, EncryptionKey key) =>
        [
            new(Group, OutputNames.MarketDataTableName, tables.MarketData.Name, "Stored events"),
            new(
                Group,
                OutputNames.MarketDataTableArn,
                tables.MarketData.Arn,
                "Stored events, for the policies of readers"
            ),
            new(Group, OutputNames.BarsTableName, tables.Bars.Name, "Closed one-minute bars"),
            new(Group, OutputNames.SymbolStateTableName, tables.SymbolState.Name, "Each symbol's state"),
            new(Group, OutputNames.AlertsTableName, tables.Alerts.Name, "Alerts"),
            new(Group, OutputNames.AuditTrailTableName, tables.AuditTrail.Name, "The audit trail"),
            new(Group, OutputNames.AlertRulesTableName, tables.AlertRules.Name, "The alert rules"),
            new(Group, OutputNames.KeyArn, key.Arn, "The key that encrypts everything at rest"),
            new(Group, OutputNames.KeyAlias, key.Alias, "The key's alias"),
        ];
}
