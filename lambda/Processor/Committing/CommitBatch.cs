using MarketData.Domain.Decisions;
using MarketData.Domain.Events;

namespace MarketData.Processor.Committing;

/// <summary>A batch's events on their way into the tables.</summary>
sealed class CommitBatch(IEnumerable<MarketEvent> events, DecisionTerms terms)
{
    public DecisionTerms Terms => terms;
    public CommitReport Report { get; } = new();

    /// <summary>The symbols that are neither done nor given up.</summary>
    public Dictionary<Symbol, SymbolCommit> Open { get; } =
        events
            .GroupBy(marketEvent => marketEvent.Symbol)
            .ToDictionary(symbol => symbol.Key, symbol => new SymbolCommit(symbol.Key, symbol));
}
