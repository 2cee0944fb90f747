using System.Collections.Immutable;
using MarketData.Contract;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Processor.Storage;

namespace MarketData.Processor.Committing;

/// <summary>One symbol's events that are still to be committed, and the state as it was last known.</summary>
sealed class SymbolCommit(Symbol symbol, IEnumerable<MarketEvent> events)
{
    static readonly ImmutableSortedDictionary<DateTimeOffset, Bar> NoBars = ImmutableSortedDictionary<
        DateTimeOffset,
        Bar
    >.Empty;

    readonly List<MarketEvent> open = [.. events.Order(Comparer<MarketEvent>.Create(MarketEvent.CompareByTime))];
    ImmutableSortedDictionary<DateTimeOffset, Bar> bars = NoBars;
    SymbolState? loaded;
    SymbolState? state;
    int reloads;

    public Symbol Symbol => symbol;
    public IReadOnlyList<MarketEvent> Open => open;
    public bool NeedsState => state is null;

    /// <summary>
    /// From which minute on the stored bars must be accepted before anything can be decided; null where none are
    /// needed.
    /// </summary>
    public DateTimeOffset? FirstBar { get; private set; }

    /// <param name="row">Null where the symbol was never seen.</param>
    public SymbolCommit Load(Item? row) => Load(row is null ? SymbolState.Unseen(symbol) : SymbolStateItem.Read(row));

    public SymbolCommit Load(SymbolState fresh)
    {
        FirstBar = Decider.FirstBarToLoad(fresh, open);
        (loaded, state, bars) = (fresh, FirstBar is null ? fresh : null, NoBars);
        return this;
    }

    /// <returns>False where another consumer committed between the two reads: the bars are not those of the
    /// state.</returns>
    public bool TryAccept(IReadOnlyList<Bar> storedBars)
    {
        if (!loaded!.Series.EndsWith(FirstBar!.Value, storedBars))
        {
            return false;
        }

        (state, bars) = (loaded, storedBars.ToImmutableSortedDictionary(bar => bar.Minute, bar => bar));
        return true;
    }

    /// <returns>How often it was loaded again by now, since its last commit.</returns>
    /// <exception cref="TimeoutException">That is too often.</exception>
    public int CountReload(int max) =>
        ++reloads <= max
            ? reloads
            : throw new TimeoutException(
                $"{symbol} was loaded {reloads} times, and each time changed before it was written, or not given by "
                    + "the table."
            );

    public Decision Decide(DecisionTerms terms, DateTimeOffset at) => Decider.Decide(state!, open, bars, terms, at);

    public void Committed(Decision decision)
    {
        (state, reloads) = (decision.Next, 0);
        bars = bars.SetItems(
            decision.Bars.Select(bar =>
                KeyValuePair.Create(bar.Minute, bar with { WrittenAt = decision.Next.Sequence })
            )
        );
        open.RemoveRange(0, decision.Events.Count);
    }

    /// <summary>For a log line.</summary>
    public (string Name, string? Value)[] Describe() =>
        [
            (LogFields.Symbol, symbol.Value),
            (LogFields.Events, string.Join(' ', open.Select(marketEvent => marketEvent.Identity))),
        ];

    /// <summary>
    /// What a refused put means: of the state row or a bar, that another consumer was first and what was loaded is old;
    /// of an event or one of its alerts, that the event is known.
    /// </summary>
    /// <exception cref="FormatException">The chain goes on behind its head.</exception>
    public SymbolCommit Refused(IReadOnlyList<(CommitPut Put, Item? Stored)> refused, CommitReport report)
    {
        if (refused.Any(put => put.Put is { Event: null, IsAuditRecord: false }))
        {
            state = null;
            report.AddConflict();
        }
        else if (refused.Select(put => put.Put).FirstOrDefault(put => put.IsAuditRecord) is { } audit)
        {
            throw new FormatException(
                $"The audit record {audit.Decision.Audit.Id} is stored already, but the chain's head stands at "
                    + $"{audit.Decision.Previous.Sequence}: the head of {symbol} was set back."
            );
        }

        foreach (var (put, stored) in refused)
        {
            if (put.Event is { Event: var marketEvent })
            {
                Drop(marketEvent, stored, report);
            }
        }

        return this;
    }

    void Drop(MarketEvent marketEvent, Item? stored, CommitReport report)
    {
        var known = new KnownEvent(
            marketEvent,
            stored is not null && EventItem.IsEvent(stored) ? EventItem.Read(stored) : null
        );

        // It was dropped before where its alert is refused together with it.
        if (open.RemoveAll(other => other.Identity == marketEvent.Identity) > 0)
        {
            report.AddKnown(known);
        }
    }
}
