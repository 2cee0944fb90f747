namespace MarketData.Contract;

/// <summary>A DynamoDB table. Every key is a string but for those that are named as numbers.</summary>
/// <param name="Purpose">What it is for, as it stands in the table's name.</param>
/// <param name="HashKey">The partition key's attribute.</param>
/// <param name="RangeKey">The sort key's attribute, where there is one.</param>
public sealed record TableSchema(string Purpose, string HashKey, string? RangeKey = null)
{
    public IReadOnlyList<IndexSchema> Indexes { get; init; } = [];

    /// <summary>Of its own keys and those of its indexes.</summary>
    public IReadOnlyList<string> NumberKeys { get; init; } = [];

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

    /// <summary>Those of the market-data stack.</summary>
    public static IReadOnlyList<TableSchema> OfMarketData =>
        [MarketData, Bars, SymbolState, Alerts, AuditTrail, AlertRules];

    /// <summary>Trades of a source system by time.</summary>
    public static readonly IndexSchema SourceIndex = new("SourceIndex", "sourceSystem", "timestamp");

    /// <summary>Trades of a day (UTC) by time.</summary>
    public static readonly IndexSchema DayIndex = new("DayIndex", "day", "timestamp");

    /// <summary>A row for each trade, and one for each that was refused. Times are Unix milliseconds.</summary>
    public static readonly TableSchema Trades = new("trades", "tradeId", "timestamp")
    {
        Indexes = [SourceIndex, DayIndex],
        NumberKeys = ["timestamp"],
    };

    public static readonly TableSchema TradesAuditTrail = new("trades-audit-trail", AuditTrail.HashKey);

    public static readonly TableSchema TradesState = new("trades-state", "chain");

    /// <summary>Those of the trades stack.</summary>
    public static IReadOnlyList<TableSchema> OfTrades => [Trades, TradesAuditTrail, TradesState];

    public static IReadOnlyList<TableSchema> All => [.. OfMarketData, .. OfTrades];
}
