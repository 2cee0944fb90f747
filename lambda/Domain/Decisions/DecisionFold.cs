using System.Collections.Immutable;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.Domain.Decisions;

/// <summary>A decision in the making.</summary>
sealed class DecisionFold(
    SymbolState previous,
    IReadOnlyDictionary<DateTimeOffset, Bar> storedBars,
    IReadOnlyList<AlertRule> rules)
{
    readonly List<RecordedEvent> events = [];
    ImmutableSortedDictionary<DateTimeOffset, Bar> bars = ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty;
    SymbolState state = previous with { RuleMemories = Remember(previous.RuleMemories, rules) };
    int itemCount = 1;

    /// <summary>False, and nothing changed, where the event and its effects no longer fit.</summary>
    public bool TryAdd(MarketEvent marketEvent, AuditStages stages, int maxItems)
    {
        var (nextState, nextBars, late) = marketEvent is Trade trade ? AddToBars(trade) : (state, bars, false);
        var alerts = new List<Alert>();
        if (marketEvent is Trade print && !late)
        {
            nextState = nextState with { RuleMemories = Evaluate(print, alerts) };
        }

        nextState = nextState with { Sequence = nextState.Sequence + 1 };
        var audit = new AuditRecord
        {
            Id = marketEvent.Identity.Value,
            Outcome = new AuditOutcome.Stored(marketEvent.Symbol, nextState.Sequence),
            Stages = stages,
        };
        var recorded = new RecordedEvent(marketEvent, nextState.Sequence, late, alerts, audit);
        var nextItemCount = itemCount + recorded.ItemCount + nextBars.Count - bars.Count;
        if (nextItemCount > maxItems)
        {
            return events.Count > 0
                ? false
                : throw new ArgumentOutOfRangeException(
                    nameof(maxItems), maxItems, $"Event {marketEvent.Identity} alone writes {nextItemCount} items.");
        }

        (state, bars, itemCount) = (nextState, nextBars, nextItemCount);
        events.Add(recorded);
        return true;
    }

    public Decision ToDecision() => new()
    {
        Previous = previous,
        Next = state,
        Events = events,
        Bars = [.. bars.Values],
    };

    (SymbolState State, ImmutableSortedDictionary<DateTimeOffset, Bar> Bars, bool Late) AddToBars(Trade trade)
    {
        var minute = Bar.MinuteOf(trade);
        if (state.Forming is not { } forming)
        {
            return (state with { Forming = Bar.Of(trade) }, bars, false);
        }

        if (minute == forming.Minute)
        {
            return (state with { Forming = forming.Add(trade) }, bars, false);
        }

        if (minute > forming.Minute)
        {
            return (state with { Forming = Bar.Of(trade) }, bars.SetItem(forming.Minute, forming), false);
        }

        if (Decider.IsLate(minute, forming))
        {
            return (state, bars, true);
        }

        var bar = bars.GetValueOrDefault(minute) ?? storedBars.GetValueOrDefault(minute);
        return (state, bars.SetItem(minute, bar?.Add(trade) ?? Bar.Of(trade)), false);
    }

    ImmutableSortedDictionary<string, RuleMemory> Evaluate(Trade trade, List<Alert> alerts)
    {
        var memories = state.RuleMemories;
        foreach (var rule in rules)
        {
            var memory = memories.GetValueOrDefault(rule.Id, RuleMemory.Initial);
            var (alert, next) = rule.Evaluate(trade, memory);
            if (alert is not null)
            {
                alerts.Add(alert);
            }

            if (next != memory)
            {
                memories = memories.SetItem(rule.Id, next);
            }
        }

        return memories;
    }

    /// <summary>Memories of rules that are gone would fill the state row for ever.</summary>
    static ImmutableSortedDictionary<string, RuleMemory> Remember(
        ImmutableSortedDictionary<string, RuleMemory> memories, IReadOnlyList<AlertRule> rules) =>
        memories.RemoveRange(memories.Keys.Except(rules.Select(rule => rule.Id), StringComparer.Ordinal).ToArray());
}
