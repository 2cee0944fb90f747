using System.Collections.Immutable;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Storage;

namespace MarketData.Processor.Committing;

/// <summary>One symbol's events that are still to be committed, and the state as it was last known.</summary>
sealed class SymbolWork(Symbol symbol, IEnumerable<MarketEvent> events)
{
    readonly List<MarketEvent> open = [.. events.Order(Comparer<MarketEvent>.Create(MarketEvent.CompareByTime))];
    ImmutableSortedDictionary<DateTimeOffset, Bar> bars = ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty;
    SymbolState? state;

    public Symbol Symbol => symbol;
    public IReadOnlyList<MarketEvent> Open => open;
    public bool NeedsState => state is null;

    /// <summary>What is wrong with this symbol, and no reason to fail its neighbours.</summary>
    public Exception? Failure { get; private set; }

    /// <returns>False where another consumer committed between the two reads: both have to be repeated.</returns>
    public async Task<bool> LoadAsync(StateStore store, Item? row, CancellationToken cancellation)
    {
        try
        {
            var fresh = row is null ? SymbolState.Unseen(symbol) : SymbolStateItem.Read(row);
            return TryTake(
                fresh,
                Decider.FirstBarToLoad(fresh, open) is { } first
                    ? await store.LoadBarsAsync(symbol, first, cancellation)
                    : []
            );
        }
        catch (Exception failure)
        {
            Failure = failure;
            return true;
        }
    }

    /// <returns>False where the bars are not those of the state.</returns>
    public bool TryTake(SymbolState fresh, IReadOnlyList<Bar> storedBars)
    {
        if (!fresh.Series.EndsWith(storedBars))
        {
            return false;
        }

        state = fresh;
        bars = storedBars.ToImmutableSortedDictionary(bar => bar.Minute, bar => bar);
        return true;
    }

    /// <returns>Null where it fails.</returns>
    public Decision? Decide(RuleBook rules, AuditKey key, DateTimeOffset decodedAt, DateTimeOffset at)
    {
        try
        {
            return Decider.Decide(state!, open, bars, rules, key, decodedAt, at, TransactionWriter.MaxItems);
        }
        catch (Exception failure)
        {
            Failure = failure;
            return null;
        }
    }

    public void Committed(Decision decision)
    {
        state = decision.Next;
        bars = bars.SetItems(decision.Bars.Select(bar => KeyValuePair.Create(bar.Minute, bar)));
        open.RemoveRange(0, decision.Events.Count);
    }

    /// <summary>Somebody else committed first: what was loaded is old.</summary>
    public void Outdated() => state = null;

    /// <summary>False where it was dropped before: an event's audit record is refused together with the event.</summary>
    public bool Drop(EventIdentity identity) => open.RemoveAll(marketEvent => marketEvent.Identity == identity) > 0;
}
