using MarketData.Domain.Decisions;
using MarketData.Domain.Events;

namespace MarketData.Processor.Committing;

/// <summary>A batch's events on their way into the tables.</summary>
/// <param name="events">Each identity once.</param>
/// <param name="terms">What holds for all decisions.</param>
/// <param name="committed">Is told of each decision as soon as it is written.</param>
sealed class CommitBatch(IEnumerable<MarketEvent> events, DecisionTerms terms, Action<Decision> committed)
{
    readonly Dictionary<Symbol, SymbolCommit> symbols = events
        .GroupBy(marketEvent => marketEvent.Symbol)
        .ToDictionary(symbol => symbol.Key, symbol => new SymbolCommit(symbol.Key, symbol));

    public DecisionTerms Terms => terms;
    public CommitReport Report { get; } = new();
    public IReadOnlyCollection<SymbolCommit> Symbols => symbols.Values;

    public SymbolCommit Of(Decision decision) => symbols[decision.Next.Symbol];

    public void Committed(Decision decision, DateTimeOffset at)
    {
        Of(decision).Committed(decision);
        Report.AddStored(decision, at);
        committed(decision);
    }
}
