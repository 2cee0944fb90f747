namespace MarketData.Contract;

/// <summary>An audit trail: where its records are, and where the ends of its chains and its keys.</summary>
/// <param name="Name">As commands name it, and the first part of a copy's path in the evidence bucket.</param>
/// <param name="Records">The table of its records.</param>
/// <param name="State">The table with the ends of its chains, and with its keys.</param>
public sealed record AuditedTrail(string Name, TableSchema Records, TableSchema State)
{
    public static readonly AuditedTrail OfMarketData = new(
        ResourceNames.MarketData,
        Tables.AuditTrail,
        Tables.SymbolState
    );

    public static readonly AuditedTrail OfTrades = new(
        ResourceNames.Trades,
        Tables.TradesAuditTrail,
        Tables.TradesState
    );

    public static IReadOnlyList<AuditedTrail> All => [OfMarketData, OfTrades];
}
