using MarketData.Domain.Audit;
using MarketData.Domain.Trades;

namespace MarketData.Ops.Audit;

/// <summary>A row of the trades table beside its audit record.</summary>
/// <param name="Id">The record's.</param>
/// <param name="Item">The row as it is stored; absent where it was removed.</param>
/// <param name="Row">Absent where it cannot be read.</param>
/// <param name="Record">Absent where there is none that can be read.</param>
/// <param name="Problems">What is wrong with the two, a clause each; none where all is well.</param>
public sealed record AuditedTrade(
    string Id,
    Item? Item,
    RecordedTrade? Row,
    AuditRecord? Record,
    IReadOnlyList<string> Problems
);
