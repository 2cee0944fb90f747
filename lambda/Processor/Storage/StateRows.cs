using System.Collections.Concurrent;
using MarketData.Domain.Events;

namespace MarketData.Processor.Storage;

/// <summary>
/// The state rows of some symbols, as far as the table gave them: it may leave the keys that are under load. Each row
/// is to be read by itself, for one may be damaged.
/// </summary>
public sealed class StateRows
{
    readonly ConcurrentDictionary<string, Item> rows = new();
    readonly ConcurrentDictionary<string, bool> left = new();

    /// <returns>False where the table has not said whether there is one; a symbol that was never seen has
    /// none.</returns>
    public bool TryGet(Symbol symbol, out Item? row)
    {
        row = rows.GetValueOrDefault(symbol.Value);
        return !left.ContainsKey(symbol.Value);
    }

    internal void Add(string symbol, Item row) => rows[symbol] = row;

    internal void AddLeft(string symbol) => left[symbol] = true;
}
