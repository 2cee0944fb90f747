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

    /// <summary>What the audit trail tells of it.</summary>
    public required AuditEntry.Commit Commit { get; init; }

    /// <summary>That, as the end of the symbol's chain.</summary>
    public required AuditRecord Audit { get; init; }

    /// <summary>Bars that closed or were corrected.</summary>
    public required IReadOnlyCollection<Bar> Bars { get; init; }

    public IEnumerable<Alert> Alerts => Events.SelectMany(recorded => recorded.Alerts);

    /// <summary>
    /// How many items the commit writes: the state, its audit record, the bars, and each event with its alerts.
    /// </summary>
    public int ItemCount => Overhead + Bars.Count + Events.Sum(recorded => recorded.ItemCount);

    /// <summary>The state and the audit record.</summary>
    internal const int Overhead = 2;
}

/// <summary>An event with what was decided on it.</summary>
public sealed record RecordedEvent
{
    public required MarketEvent Event { get; init; }

    /// <summary>Its number among the symbol's events, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>Whether it is a trade too old to change a bar.</summary>
    public required bool Late { get; init; }

    /// <summary>Whether its exchange's clock was so far ahead that it changes nothing of the symbol.</summary>
    public required bool Ahead { get; init; }

    /// <summary>As they stand after it.</summary>
    public required IndicatorValues Indicators { get; init; }

    /// <summary>As it stands after it.</summary>
    public required TopOfBook Book { get; init; }

    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>The event and its alerts.</summary>
    public int ItemCount => 1 + Alerts.Count;
}
