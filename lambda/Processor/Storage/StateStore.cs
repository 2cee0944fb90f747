using Amazon.DynamoDBv2;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Hosting;

namespace MarketData.Processor.Storage;

/// <summary>Reads what decisions depend on.</summary>
public sealed class StateStore(IAmazonDynamoDB dynamo, ProcessorSettings settings, Backoff backoff)
{
    readonly BatchReader reader = new(dynamo, backoff);

    /// <summary>The states of the symbols, each as good as new where none is stored.</summary>
    public async Task<IReadOnlyDictionary<Symbol, SymbolState>> LoadStatesAsync(
        IReadOnlyCollection<Symbol> symbols, CancellationToken cancellation)
    {
        var keys = symbols.Select(symbol => new Item
        {
            [SymbolStateItem.Key] = Attributes.Text(symbol.Value),
        });
        var items = await reader.ReadAsync(settings.SymbolStateTable, [.. keys], cancellation);
        var stored = items.Select(SymbolStateItem.Read).ToDictionary(state => state.Symbol);
        return symbols.ToDictionary(symbol => symbol, symbol => stored.GetValueOrDefault(symbol) ?? SymbolState.Unseen(symbol));
    }

    /// <summary>The bars that are stored among those asked for.</summary>
    public async Task<ILookup<Symbol, Bar>> LoadBarsAsync(
        IReadOnlyCollection<(Symbol Symbol, DateTimeOffset Minute)> bars, CancellationToken cancellation)
    {
        if (bars.Count == 0)
        {
            return Array.Empty<Bar>().ToLookup(_ => default(Symbol));
        }

        var items = await reader.ReadAsync(
            settings.BarsTable, [.. bars.Select(bar => BarItem.Key(bar.Symbol, bar.Minute))], cancellation);
        return items.ToLookup(item => Symbol.Parse(item["symbol"].S), BarItem.Read);
    }
}
