using MarketData.Contract;
using MarketData.Tests.Model.Store;

namespace MarketData.Benchmarks.Capacity;

/// <summary>A table of millions of items that are written once: of all but the youngest only the key is kept.</summary>
sealed class BulkTable(TableSchema definition, Func<Leeway> leeway) : ModelTable(definition, leeway)
{
    const int Kept = 200_000;

    readonly Dictionary<ItemKey, Item> items = [];
    readonly Queue<ItemKey> youngest = [];

    public override Item? Find(ItemKey key) => items.GetValueOrDefault(key);

    public override void Put(ItemKey key, Item item)
    {
        items[key] = item;
        youngest.Enqueue(key);
        if (youngest.Count > Kept)
        {
            items[youngest.Dequeue()] = Item.Empty;
        }
    }
}
