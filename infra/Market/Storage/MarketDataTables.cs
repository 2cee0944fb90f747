using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Storage;

/// <summary>What the function stores, and the rules it reads.</summary>
public sealed class MarketDataTables : Construct
{
    public MarketDataTables(
        Construct scope,
        string id,
        Foundation foundation,
        ReplicaKeys replicaKeys,
        Settings settings
    )
        : base(scope, id)
    {
        All =
        [
            .. Tables.OfMarketData.Select(schema =>
                Add(settings.Storage.SymbolIndex ? schema : WithoutIndexOfEvents(schema))
            ),
        ];

        Table Add(TableSchema schema) =>
            new(
                this,
                new()
                {
                    Schema = schema,
                    Foundation = foundation,
                    DeletionProtection = settings.Protection.Deletion,
                    Replicas = replicaKeys.ArnsByRegion,
                }
            );
    }

    public IReadOnlyList<Table> All { get; }

    public Table MarketData => Of(Tables.MarketData);
    public Table Bars => Of(Tables.Bars);
    public Table SymbolState => Of(Tables.SymbolState);
    public Table Alerts => Of(Tables.Alerts);
    public Table AuditTrail => Of(Tables.AuditTrail);
    public Table AlertRules => Of(Tables.AlertRules);

    /// <summary>What processing needs and no more: a written audit record cannot be changed or removed.</summary>
    public void GrantProcessing(ServiceRole role)
    {
        MarketData.Grant(role, "MarketData", "PutItem");
        Bars.Grant(role, "Bars", "PutItem", "Query");
        SymbolState.Grant(role, "SymbolState", "BatchGetItem", "GetItem", "PutItem");
        Alerts.Grant(role, "Alerts", "BatchGetItem", "PutItem", "UpdateItem");
        Alerts.GrantOnIndex(role, "PendingAlerts", Tables.StatusIndex, "Query");
        AuditTrail.Grant(role, "AuditTrail", "PutItem");
        AlertRules.Grant(role, "AlertRules", "Scan");
    }

    static TableSchema WithoutIndexOfEvents(TableSchema schema) =>
        schema == Tables.MarketData ? schema with { Indexes = [] } : schema;

    Table Of(TableSchema schema) => All.Single(table => table.Schema.Purpose == schema.Purpose);
}
