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
    readonly DecisionTerms terms;
    readonly List<RecordedEvent> events = [];
    SymbolState state;
    ImmutableSortedDictionary<DateTimeOffset, Bar> closed;
    int eventItems;

    public DecisionFold(
        SymbolState previous,
        ImmutableSortedDictionary<DateTimeOffset, Bar> storedBars,
        DecisionTerms terms
    )
    {
        (this.previous, this.storedBars, this.terms) = (previous, storedBars, terms);
        rules = terms.Rules.For(previous.Symbol);
        state = previous with { RuleMemories = Remember(previous.RuleMemories, rules) };
        closed = storedBars;
    }

    /// <summary>False, and nothing changed, where the event and its effects no longer fit.</summary>
    public bool TryAdd(MarketEvent marketEvent)
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

        var recorded = new RecordedEvent
        {
            Event = marketEvent,
            Sequence = previous.Sequence + events.Count + 1,
            Late = late,
            Indicators = indicators,
            Book = next.Book,
            Alerts = alerts,
        };
        var items = Decision.Overhead + Changed(nextClosed).Count() + eventItems + recorded.ItemCount;
        if (items > terms.MaxItems)
        {
            return events.Count > 0
                ? false
                : throw new ArgumentOutOfRangeException(
                    nameof(marketEvent),
                    marketEvent.Identity,
                    $"Event {marketEvent.Identity} alone writes {items} items, of {terms.MaxItems} in a transaction."
                );
        }

        (state, closed) = (next, nextClosed);
        eventItems += recorded.ItemCount;
        events.Add(recorded);
        return true;
    }

    public Decision ToDecision(DateTimeOffset at)
    {
        var commit = new AuditEntry.Commit(
            previous.Symbol,
            [.. events.Select(recorded => AuditedEvent.Of(recorded.Event))],
            terms.DecodedAt,
            at,
            terms.EventRetentionDays
        );
        var audit = terms.Key.Link(previous.Head, commit);
        return new()
        {
            Previous = previous,
            Next = state with { Head = ChainHead.Of(audit) },
            Events = events,
            Commit = commit,
            Audit = audit,
            Bars = [.. Changed(closed)],
        };
    }

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
