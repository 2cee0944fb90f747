using System.Collections.Immutable;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.Domain.Decisions;

/// <summary>A decision in the making.</summary>
sealed class DecisionFold
{
    readonly SymbolState previous;
    readonly ImmutableSortedDictionary<DateTimeOffset, Bar> storedBars;
    readonly IReadOnlyList<AlertRule> rules;
    readonly AuditKey key;
    readonly List<RecordedEvent> events = [];
    SymbolState state;
    ImmutableSortedDictionary<DateTimeOffset, Bar> closed;
    int eventItems;

    public DecisionFold(
        SymbolState previous,
        ImmutableSortedDictionary<DateTimeOffset, Bar> storedBars,
        IReadOnlyList<AlertRule> rules,
        AuditKey key
    )
    {
        (this.previous, this.storedBars, this.rules, this.key) = (previous, storedBars, rules, key);
        state = previous with { RuleMemories = Remember(previous.RuleMemories, rules) };
        closed = storedBars;
    }

    /// <summary>False, and nothing changed, where the event and its effects no longer fit.</summary>
    public bool TryAdd(MarketEvent marketEvent, AuditStages stages, int maxItems)
    {
        var (next, nextClosed, late) = marketEvent switch
        {
            Trade trade => Add(trade),
            Quote quote => (state with { Book = state.Book.With(quote) }, closed, false),
            _ => throw new InvalidOperationException($"There is no decision for {marketEvent.GetType().Name}."),
        };
        var indicators = IndicatorValues.Of(next.Series, next.Day);
        var alerts = new List<Alert>();
        if (marketEvent is Trade evaluated && !late)
        {
            var seen = new Observation(evaluated, next.Series, next.Day!, indicators);
            next = next with { RuleMemories = Evaluate(seen, alerts) };
        }

        var audit = key.Link(
            next.Head,
            new AuditEntry
            {
                Id = marketEvent.Identity.Value,
                Outcome = new AuditOutcome.Stored(marketEvent.Symbol, EventDigest.Of(marketEvent)),
                Stages = stages,
            }
        );
        next = next with { Head = ChainHead.Of(audit) };
        var recorded = new RecordedEvent
        {
            Event = marketEvent,
            Late = late,
            Indicators = indicators,
            Book = next.Book,
            Alerts = alerts,
            Audit = audit,
        };
        var items = 1 + Changed(nextClosed).Count() + eventItems + recorded.ItemCount;
        if (items > maxItems)
        {
            return events.Count > 0
                ? false
                : throw new ArgumentOutOfRangeException(
                    nameof(maxItems),
                    maxItems,
                    $"Event {marketEvent.Identity} alone writes {items} items."
                );
        }

        (state, closed) = (next, nextClosed);
        eventItems += recorded.ItemCount;
        events.Add(recorded);
        return true;
    }

    public Decision ToDecision() =>
        new()
        {
            Previous = previous,
            Next = state,
            Events = events,
            Bars = [.. Changed(closed)],
        };

    (SymbolState State, ImmutableSortedDictionary<DateTimeOffset, Bar> Closed, bool Late) Add(Trade trade)
    {
        var minute = Bar.MinuteOf(trade);
        if (state.Series.IsLate(minute))
        {
            return (state, closed, true);
        }

        var (series, nextClosed) = state.Series.Add(trade, closed);
        var bar = minute == series.Forming!.Minute ? series.Forming : nextClosed[minute];
        return (
            state with
            {
                Series = series,
                Day = state.Day?.Add(trade, bar) ?? TradingDay.Of(trade),
            },
            nextClosed,
            false
        );
    }

    IEnumerable<Bar> Changed(ImmutableSortedDictionary<DateTimeOffset, Bar> bars) =>
        ReferenceEquals(bars, storedBars)
            ? []
            : bars.Values.Where(bar => !ReferenceEquals(storedBars.GetValueOrDefault(bar.Minute), bar));

    ImmutableSortedDictionary<string, RuleMemory> Evaluate(Observation seen, List<Alert> alerts)
    {
        var memories = state.RuleMemories;
        foreach (var rule in rules)
        {
            var memory = memories.GetValueOrDefault(rule.Id, rule.FirstMemory);
            var (alert, next) = rule.Evaluate(seen, memory);
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
        ImmutableSortedDictionary<string, RuleMemory> memories,
        IReadOnlyList<AlertRule> rules
    ) => memories.RemoveRange(memories.Keys.Except(rules.Select(rule => rule.Id), StringComparer.Ordinal).ToArray());
}
