using MarketData.Domain.Events;
using MarketData.Sessions;

namespace MarketData.Ops.Backtesting;

/// <summary>What the rules are tried on.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Steps">Its events, in the order in which they count; the same each time.</param>
public sealed record RecordedSession(string Source, IEnumerable<SessionStep> Steps)
{
    /// <summary>
    /// Each row as if it had been sent alone and decided on at once, under its place in the file as its trade id, as
    /// the sandbox sends it. So what is narrowed to a symbol stays the same.
    /// </summary>
    /// <param name="source">The file's name.</param>
    /// <param name="rows">Are the same each time they are asked for.</param>
    /// <param name="symbol">Only this one's, or null for all.</param>
    public static RecordedSession Of(string source, IEnumerable<MarketRow> rows, Symbol? symbol) =>
        new(
            source,
            rows.Select((row, index) => (Row: row, Number: index + 1))
                .Where(numbered => symbol is not { Value: var only } || numbered.Row.Symbol == only)
                .Select(numbered => new SessionStep(
                    [numbered.Row.ToStored(numbered.Row.IdentityOf(numbered.Number))],
                    numbered.Row.Time
                ))
        );
}
