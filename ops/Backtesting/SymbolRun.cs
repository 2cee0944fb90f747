using System.Collections.Immutable;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;

namespace MarketData.Ops.Backtesting;

/// <summary>One symbol through a session: what the function keeps of it in tables, in memory.</summary>
sealed class SymbolRun(Symbol symbol)
{
    static readonly ImmutableSortedDictionary<DateTimeOffset, Bar> NoBars = ImmutableSortedDictionary<
        DateTimeOffset,
        Bar
    >.Empty;

    readonly SortedList<DateTimeOffset, Bar> closed = [];
    readonly Dictionary<DateTimeOffset, IndicatorValues> indicators = [];
    SymbolState state = SymbolState.Unseen(symbol);
    DateTimeOffset newest;

    public Symbol Symbol => symbol;

    /// <summary>Its bars in the order of their minutes, each with the indicators at its end.</summary>
    public IEnumerable<ChartBar> Bars =>
        closed
            .Values.Concat(state.Series.Forming is { } forming ? [forming] : [])
            .Select(bar => new ChartBar(bar, indicators.GetValueOrDefault(bar.Minute, IndicatorValues.None)));

    /// <returns>What is decided: more than once where the effects do not fit one transaction.</returns>
    public IEnumerable<Decision> Add(SessionStep step, DecisionTerms terms)
    {
        for (var open = step.Events; open.Count > 0; )
        {
            var bars = Decider.FirstBarToLoad(state, open) is { } first ? ClosedFrom(first) : NoBars;
            var decision = Decider.Decide(state, open, bars, terms, step.Decided);
            Keep(decision);
            yield return decision;
            open = [.. open.Skip(decision.Events.Count)];
        }
    }

    void Keep(Decision decision)
    {
        state = decision.Next;
        foreach (var bar in decision.Bars)
        {
            closed[bar.Minute] = bar with { WrittenAt = state.Sequence };
        }

        foreach (var recorded in decision.Events)
        {
            Keep(recorded);
        }
    }

    /// <summary>Of the minute that was the newest then: what comes after it belongs to the next.</summary>
    void Keep(RecordedEvent recorded)
    {
        if (recorded is { Event: Trade trade, Late: false, Ahead: false })
        {
            var minute = Bar.MinuteOf(trade);
            newest = minute > newest ? minute : newest;
            indicators[newest] = recorded.Indicators;
        }
    }

    ImmutableSortedDictionary<DateTimeOffset, Bar> ClosedFrom(DateTimeOffset first)
    {
        var bars = NoBars.ToBuilder();
        for (var i = closed.Count - 1; i >= 0 && closed.Keys[i] >= first; i--)
        {
            bars.Add(closed.Keys[i], closed.Values[i]);
        }

        return bars.ToImmutable();
    }
}

/// <summary>A bar, and the indicators as they stood after the last trade of its minute that came in time.</summary>
public sealed record ChartBar(Bar Bar, IndicatorValues Indicators);
