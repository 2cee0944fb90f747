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

    /// <summary>
    /// How many items the commit writes: the state, the bars, and each event with its audit record and alerts.
    /// </summary>
    public int ItemCount => 1 + Bars.Count + Events.Sum(recorded => recorded.ItemCount);
}

/// <summary>An event with what was decided on it.</summary>
public sealed record RecordedEvent
{
    public required MarketEvent Event { get; init; }

    /// <summary>Its number among the symbol's events, from 1.</summary>
    public long Sequence => Audit.Sequence;

    /// <summary>Whether it is a trade too old to change a bar.</summary>
    public required bool Late { get; init; }

    /// <summary>As they stand after it.</summary>
    public required IndicatorValues Indicators { get; init; }

    /// <summary>As it stands after it.</summary>
    public required TopOfBook Book { get; init; }

    public required IReadOnlyList<Alert> Alerts { get; init; }

    public required AuditRecord Audit { get; init; }

    /// <summary>The event, its audit record and its alerts.</summary>
    public int ItemCount => 2 + Alerts.Count;
}
