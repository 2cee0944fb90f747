namespace MarketData.Contract;

/// <summary>A DynamoDB table. Every key is a string.</summary>
/// <param name="Purpose">What it is for, as it stands in the table's name.</param>
/// <param name="HashKey">The partition key's attribute.</param>
/// <param name="RangeKey">The sort key's attribute, where there is one.</param>
public sealed record TableSchema(string Purpose, string HashKey, string? RangeKey = null)
{
    public IReadOnlyList<IndexSchema> Indexes { get; init; } = [];

    /// <summary>The attribute that holds an item's end of life in Unix seconds, where items expire.</summary>
    public string? TimeToLive { get; init; }

    public IEnumerable<string> KeyAttributes => RangeKey is null ? [HashKey] : [HashKey, RangeKey];
}

/// <summary>A global secondary index that projects whole items.</summary>
public sealed record IndexSchema(string Name, string HashKey, string RangeKey);

/// <summary>The tables that the stack creates and the function, the tools and the tests use.</summary>
public static class Tables
{
    /// <summary>The attribute that holds an item's end of life, in all tables whose items expire.</summary>
    public const string TimeToLive = "ttl";

    /// <summary>Events of a symbol, or its alerts, by time.</summary>
    public static readonly IndexSchema SymbolIndex = new("SymbolIndex", "symbol", "timestamp");

    /// <summary>
    /// Sparse: an alert has the attribute <c>pending</c>, one of <see cref="PendingShards"/>, only until its traders
    /// are told.
    /// </summary>
    public static readonly IndexSchema StatusIndex = new("StatusIndex", "pending", "timestamp");

    public static readonly TableSchema MarketData = new("market-data", "event_id")
    {
        Indexes = [SymbolIndex],
        TimeToLive = TimeToLive,
    };

    public static readonly TableSchema Bars = new("bars", "symbol", "minute");

    public static readonly TableSchema SymbolState = new("symbol-state", "symbol");

    public static readonly TableSchema Alerts = new("alerts", "alert_id")
    {
        Indexes = [SymbolIndex, StatusIndex],
        TimeToLive = TimeToLive,
    };

    public static readonly TableSchema AuditTrail = new("audit-trail", "audit_id");

    public static readonly TableSchema AlertRules = new("alert-rules", "rule_id");

    public static IReadOnlyList<TableSchema> All => [MarketData, Bars, SymbolState, Alerts, AuditTrail, AlertRules];
}
