using System.Collections.Immutable;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.Domain.Decisions;

/// <summary>What is known of a symbol after its last recorded event: everything a decision depends on.</summary>
public sealed record SymbolState
{
    public required Symbol Symbol { get; init; }

    /// <summary>The end of the symbol's audit chain, which has a record for each of its events.</summary>
    public ChainHead Head { get; init; }

    /// <summary>
    /// How many events were recorded. Every commit raises it, so it is also the version a commit is conditional on.
    /// </summary>
    public long Sequence => Head.Sequence;

    public BarSeries Series { get; init; } = new();

    /// <summary>Null before the first trade.</summary>
    public TradingDay? Day { get; init; }

    public TopOfBook Book { get; init; }

    public ImmutableSortedDictionary<string, RuleMemory> RuleMemories { get; init; } =
        ImmutableSortedDictionary.Create<string, RuleMemory>(StringComparer.Ordinal);

    public static SymbolState Unseen(Symbol symbol) => new() { Symbol = symbol };
}
