using MarketData.Tests.Model.Store;

namespace MarketData.Tests.Model;

/// <summary>The stack's tables by purpose, for tests that cannot synthesize it; a test of those that can holds them equal.</summary>
static class StackTables
{
    static readonly IndexDefinition BySymbol = new("SymbolIndex", "symbol", "timestamp");

    public static IReadOnlyList<TableDefinition> All { get; } =
    [
        new("market-data", "event_id") { Indexes = [BySymbol] },
        new("bars", "symbol", "minute"),
        new("symbol-state", "symbol"),
        new("alerts", "alert_id") { Indexes = [BySymbol, new("StatusIndex", "pending", "timestamp")] },
        new("audit-trail", "audit_id"),
        new("alert-rules", "rule_id"),
    ];
}
