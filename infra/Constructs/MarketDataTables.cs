using Constructs;
using MarketData.Contract;

namespace MarketData.Infra.Constructs;

public sealed record MarketDataTablesProps
{
    public required ResourceNames Names { get; init; }
    public required EncryptionKey Key { get; init; }
    public required bool DeletionProtection { get; init; }
    public required ReplicaKeys Replicas { get; init; }
}

/// <summary>What the function stores, and the rules it reads.</summary>
public sealed class MarketDataTables : Construct
{
    public const string AuditTrailPurpose = "audit-trail";

    static readonly TableIndex BySymbol = new("SymbolIndex", "symbol", "timestamp");

    // Sparse: an alert has the attribute `pending` only until its traders are told.
    static readonly TableIndex ByPending = new("StatusIndex", "pending", "timestamp");

    public MarketDataTables(Construct scope, string id, MarketDataTablesProps props)
        : base(scope, id)
    {
        MarketData = Add("market-data", "event_id", indexes: [BySymbol], timeToLive: "ttl");
        Bars = Add("bars", "symbol", "minute");
        SymbolState = Add("symbol-state", "symbol");
        Alerts = Add("alerts", "alert_id", indexes: [BySymbol, ByPending], timeToLive: "ttl");
        AuditTrail = Add(AuditTrailPurpose, "audit_id");
        AlertRules = Add("alert-rules", "rule_id");

        Table Add(
            string purpose,
            string hashKey,
            string? rangeKey = null,
            TableIndex[]? indexes = null,
            string? timeToLive = null
        ) =>
            new(
                this,
                purpose,
                new()
                {
                    Purpose = purpose,
                    Names = props.Names,
                    Key = props.Key,
                    HashKey = hashKey,
                    RangeKey = rangeKey,
                    Indexes = indexes ?? [],
                    DeletionProtection = props.DeletionProtection,
                    Replicas = props.Replicas.Arns,
                    TimeToLive = timeToLive,
                }
            );
    }

    public Table MarketData { get; }
    public Table Bars { get; }
    public Table SymbolState { get; }
    public Table Alerts { get; }
    public Table AuditTrail { get; }
    public Table AlertRules { get; }

    public IReadOnlyList<Table> All => [MarketData, Bars, SymbolState, Alerts, AuditTrail, AlertRules];

    /// <summary>What processing needs and no more: an audit record, once written, cannot be changed or removed.</summary>
    public void GrantProcessing(FunctionRole role)
    {
        MarketData.Grant(role, "MarketData", "PutItem");
        Bars.Grant(role, "Bars", "PutItem", "Query");
        SymbolState.Grant(role, "SymbolState", "BatchGetItem", "PutItem");
        Alerts.Grant(role, "Alerts", "BatchGetItem", "PutItem", "UpdateItem");
        Alerts.GrantOnIndex(role, "PendingAlerts", ByPending.Name, "Query");
        AuditTrail.Grant(role, "AuditTrail", "PutItem");
        AlertRules.Grant(role, "AlertRules", "Scan");
    }
}
