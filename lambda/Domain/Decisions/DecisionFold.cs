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
    readonly DateTimeOffset at;
    readonly List<RecordedEvent> events = [];
    SymbolState state;
    ImmutableSortedDictionary<string, RuleMemory> replayed;
    ImmutableSortedDictionary<DateTimeOffset, Bar> closed;
    int eventItems;

    public DecisionFold(
        SymbolState previous,
        ImmutableSortedDictionary<DateTimeOffset, Bar> storedBars,
        DecisionTerms terms,
        DateTimeOffset at
    )
    {
        (this.previous, this.storedBars, this.terms, this.at) = (previous, storedBars, terms, at);
        rules = terms.Rules.For(previous.Symbol);
        state = previous;
        replayed = previous.RuleMemories;
        closed = storedBars;
    }

    /// <summary>False, and nothing changed, where the event and its effects no longer fit.</summary>
    public bool TryAdd(MarketEvent marketEvent)
    {
        var ahead = marketEvent.Timestamp - marketEvent.ReceivedAt > terms.ClockSkew;
        var (next, nextClosed, late) = marketEvent switch
        {
            _ when ahead => (state, closed, false),
            Trade trade => Add(trade),
            Quote quote => (state with { Book = state.Book.With(quote) }, closed, false),
            _ => throw new InvalidOperationException($"There is no decision for {marketEvent.GetType().Name}."),
        };
        var indicators = IndicatorValues.Of(next.Series, next.Day);
        var alerts = new List<Alert>();
        var memories = marketEvent.IsReplay ? replayed : state.RuleMemories;
        if (marketEvent is Trade evaluated && !late && !ahead)
        {
            memories = Evaluate(
                new Observation(evaluated, next.Series, next.Day!, indicators),
                next.Book,
                memories,
                alerts
            );
        }

        var recorded = new RecordedEvent
        {
            Event = marketEvent,
            Sequence = previous.Sequence + events.Count + 1,
            Late = late,
            Ahead = ahead,
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

        if (marketEvent.IsReplay)
        {
            // What rules remember is of the live market: a replay leaves it alone, and nothing of it is kept.
            replayed = memories;
        }
        else
        {
            next = next with { RuleMemories = memories };
        }

        (state, closed) = (next, nextClosed);
        eventItems += recorded.ItemCount;
        events.Add(recorded);
        return true;
    }

    public Decision ToDecision()
    {
        var commit = new AuditEntry.Commit(
            previous.Symbol,
            [.. events.Select(recorded => AuditedEvent.Of(recorded.Event))],
            terms.DecodedAt,
            at,
            terms.EventRetentionDays
        );
        var audit = terms.Keys.For(previous.Head, at).Link(previous.Head, commit);
        return new()
        {
            Previous = previous,
            Next = state with
            {
                Head = ChainHead.Of(audit),
                RuleMemories = RememberedRules.Of(state.RuleMemories, rules, NewDay()),
            },
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
                Day = state.Day?.Add(trade, bar, state.Series.Forming!) ?? TradingDay.Of(trade),
            },
            nextClosed,
            false
        );
    }

    IEnumerable<Bar> Changed(ImmutableSortedDictionary<DateTimeOffset, Bar> bars) =>
        ReferenceEquals(bars, storedBars)
            ? []
            : bars.Values.Where(bar => !ReferenceEquals(storedBars.GetValueOrDefault(bar.Minute), bar));

    ImmutableSortedDictionary<string, RuleMemory> Evaluate(
        Observation seen,
        TopOfBook book,
        ImmutableSortedDictionary<string, RuleMemory> memories,
        List<Alert> alerts
    )
    {
        foreach (var rule in rules)
        {
            var memory = memories.GetValueOrDefault(rule.Id, rule.FirstMemory);
            var (alert, next) = rule.Evaluate(seen, memory);
            if (alert is not null)
            {
                alerts.Add(
                    alert with
                    {
                        Status = IsOldNews(alert) ? AlertStatus.Stale : alert.Status,
                        Context = ContextOf(seen, book),
                    }
                );
            }

            if (next != memory)
            {
                memories = memories.SetItem(rule.Id, next);
            }
        }

        return memories;
    }

    static AlertContext ContextOf(Observation seen, TopOfBook book) =>
        new(seen.Trade.Price, seen.Trade.Volume, seen.Day.CloseBefore(seen.Trade), book.Bid, book.Ask);

    bool IsOldNews(Alert alert) => alert.Status == AlertStatus.Pending && at - alert.Timestamp > terms.AlertMaxAge;

    /// <summary>The UTC day that begins with this decision, if one does.</summary>
    DateTimeOffset? NewDay()
    {
        var (before, after) = (Start(previous.Day), Start(state.Day));
        return before == after ? null : after;

        static DateTimeOffset? Start(TradingDay? day) =>
            day is null ? null : new(day.First.Time.UtcDateTime.Date, TimeSpan.Zero);
    }
}
