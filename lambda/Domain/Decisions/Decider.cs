using System.Collections.Immutable;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;

namespace MarketData.Domain.Decisions;

/// <summary>Folds a symbol's events, in order, over its state. Pure: the same input gives the same decision.</summary>
public static class Decider
{
    /// <summary>
    /// From which minute on <see cref="Decide"/> needs the stored bars, because late arrivals will correct them; null
    /// where none does.
    /// </summary>
    public static DateTimeOffset? FirstBarToLoad(SymbolState state, IEnumerable<MarketEvent> events) =>
        events
            .OfType<Trade>()
            .Select(Bar.MinuteOf)
            .Where(state.Series.IsCorrection)
            .Min(minute => (DateTimeOffset?)minute);

    /// <summary>
    /// Decides on as many of the first events as fit one transaction; the others wait for the next decision.
    /// </summary>
    /// <param name="state">The symbol's state.</param>
    /// <param name="events">At least one event of the symbol, in <see cref="MarketEvent.CompareByTime"/> order.</param>
    /// <param name="bars">The stored bars from <see cref="FirstBarToLoad"/> on, by minute.</param>
    /// <param name="terms">What holds for all decisions of the batch.</param>
    /// <param name="at">The time of decision.</param>
    public static Decision Decide(
        SymbolState state,
        IReadOnlyList<MarketEvent> events,
        ImmutableSortedDictionary<DateTimeOffset, Bar> bars,
        DecisionTerms terms,
        DateTimeOffset at
    )
    {
        var fold = new DecisionFold(state, bars, terms, at);
        foreach (var marketEvent in events)
        {
            if (!fold.TryAdd(marketEvent))
            {
                break;
            }
        }

        return fold.ToDecision();
    }
}
