using System.Collections.Immutable;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Storage;

namespace MarketData.Processor.Committing;

/// <summary>One symbol's events that are still to be committed, and the state as it was last known.</summary>
sealed class SymbolCommit(Symbol symbol, IEnumerable<MarketEvent> events)
{
    readonly List<MarketEvent> open = [.. events.Order(Comparer<MarketEvent>.Create(MarketEvent.CompareByTime))];
    ImmutableSortedDictionary<DateTimeOffset, Bar> bars = ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty;
    SymbolState? state;

    public Symbol Symbol => symbol;
    public IReadOnlyList<MarketEvent> Open => open;
    public bool NeedsState => state is null;

    /// <summary>Where another consumer committed between the two reads, it still needs its state.</summary>
    public async Task LoadAsync(StateStore store, Item? row, CancellationToken cancellation)
    {
        var fresh = row is null ? SymbolState.Unseen(symbol) : SymbolStateItem.Read(row);
        var stored = Decider.FirstBarToLoad(fresh, open) is { } first
            ? await store.LoadBarsAsync(symbol, first, cancellation)
            : [];
        TryAccept(fresh, stored);
    }

    /// <returns>False where the bars are not those of the state.</returns>
    public bool TryAccept(SymbolState fresh, IReadOnlyList<Bar> storedBars)
    {
        if (!fresh.Series.EndsWith(storedBars))
        {
            return false;
        }

        state = fresh;
        bars = storedBars.ToImmutableSortedDictionary(bar => bar.Minute, bar => bar);
        return true;
    }

    public Decision Decide(RuleBook rules, AuditKey key, DateTimeOffset decodedAt, DateTimeOffset at) =>
        Decider.Decide(state!, open, bars, rules, key, decodedAt, at, TransactionWriter.MaxItems);

    public void Committed(Decision decision)
    {
        state = decision.Next;
        bars = bars.SetItems(decision.Bars.Select(bar => KeyValuePair.Create(bar.Minute, bar)));
        open.RemoveRange(0, decision.Events.Count);
    }

    /// <summary>For a log line.</summary>
    public (string Name, string? Value)[] Describe() =>
        [
            (LogFields.Symbol, symbol.Value),
            (LogFields.Events, string.Join(' ', open.Select(marketEvent => marketEvent.Identity))),
        ];

    /// <summary>
    /// A refused state row is an old version; anything else refused belongs to an event that is known.
    /// </summary>
    public void Refused(CommitPut put, Item? stored, CommitReport report)
    {
        if (put.Event is not { Event: var marketEvent })
        {
            // Another consumer committed first: what was loaded is old.
            state = null;
            report.Conflicts++;
            return;
        }

        var known = new KnownEvent(
            marketEvent,
            stored is not null && EventItem.IsEvent(stored) ? EventItem.Read(stored) : null
        );

        // It was dropped before where its audit record is refused together with it.
        if (open.RemoveAll(other => other.Identity == marketEvent.Identity) > 0)
        {
            report.AddKnown(known);
        }
    }
}
