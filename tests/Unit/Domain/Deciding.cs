using System.Collections.Immutable;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

/// <summary>Decisions with the few things that a test cares about.</summary>
static class Deciding
{
    public static readonly RuleBook NoRules = new([]);
    public static readonly ImmutableSortedDictionary<DateTimeOffset, Bar> NoBars = ImmutableSortedDictionary<
        DateTimeOffset,
        Bar
    >.Empty;

    public static SymbolState After(Trade trade) => Decide(SymbolState.Unseen(Sample.Ibm), trade).Next;

    public static Decision Decide(SymbolState state, params MarketEvent[] events) => Decide(state, NoBars, events);

    public static Decision Decide(SymbolState state, MarketEvent[] events, int maxItems) =>
        Decider.Decide(state, events, NoBars, NoRules, Sample.Key, Sample.Opening, Sample.Opening, maxItems);

    public static Decision Decide(
        SymbolState state,
        ImmutableSortedDictionary<DateTimeOffset, Bar> bars,
        params MarketEvent[] events
    ) => Decide(state, bars, NoRules, events);

    public static Decision Decide(
        SymbolState state,
        ImmutableSortedDictionary<DateTimeOffset, Bar> bars,
        RuleBook rules,
        params MarketEvent[] events
    ) => Decider.Decide(state, events, bars, rules, Sample.Key, Sample.Opening, Sample.Opening, maxItems: 100);
}
