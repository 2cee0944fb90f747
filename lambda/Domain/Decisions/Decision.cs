using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.Domain.Decisions;

/// <summary>All that a commit writes for one symbol, in one transaction or not at all.</summary>
public sealed record Decision
{
    public required SymbolState Previous { get; init; }
    public required SymbolState Next { get; init; }

    /// <summary>Events in the order in which they count.</summary>
    public required IReadOnlyList<RecordedEvent> Events { get; init; }

    /// <summary>Bars that closed or were corrected.</summary>
    public required IReadOnlyCollection<Bar> Bars { get; init; }

    public IEnumerable<Alert> Alerts => Events.SelectMany(recorded => recorded.Alerts);

    /// <summary>How many items the commit writes: the state, the bars, and each event with its audit record and alerts.</summary>
    public int ItemCount => 1 + Bars.Count + Events.Sum(recorded => recorded.ItemCount);
}

/// <summary>An event with what was decided on it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Sequence">Its number among the symbol's events, from 1.</param>
/// <param name="Late">Whether it is a trade too old to change a bar.</param>
/// <param name="Alerts">The alerts it raised.</param>
/// <param name="Audit">Its line in the audit trail.</param>
public sealed record RecordedEvent(
    MarketEvent Event, long Sequence, bool Late, IReadOnlyList<Alert> Alerts, AuditRecord Audit)
{
    public int ItemCount => 2 + Alerts.Count;
}
