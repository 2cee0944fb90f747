using System.Collections.Immutable;
using MarketData.Domain.Audit;
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
        Decider.Decide(state, events, NoBars, Terms(NoRules) with { MaxItems = maxItems }, Sample.Opening);

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
    ) => Decider.Decide(state, events, bars, Terms(rules), Sample.Opening);

    public static DecisionTerms Terms(RuleBook rules) =>
        new()
        {
            Rules = rules,
            Keys = new AuditKeys(Sample.Key),
            DecodedAt = Sample.Opening,
            EventRetentionDays = 90,
            ClockSkew = TimeSpan.FromSeconds(60),
            AlertMaxAge = TimeSpan.FromSeconds(900),
            MaxItems = 100,
        };
}
