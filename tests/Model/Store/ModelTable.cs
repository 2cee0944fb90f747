using System.Collections.Immutable;
using MarketData.Contract;

namespace MarketData.Tests.Model.Store;

/// <summary>A table's items. The last few versions are kept, for an index answers with some delay.</summary>
class ModelTable(TableSchema definition, Func<Leeway> leeway)
{
    const int MaxItemBytes = 400 * 1024;
    const int KeptVersions = 8;

    readonly LinkedList<(ImmutableSortedDictionary<ItemKey, Item> Items, DateTimeOffset Until)> earlier = [];
    ImmutableSortedDictionary<ItemKey, Item> items = ImmutableSortedDictionary<ItemKey, Item>.Empty;

    public TableSchema Definition => definition;

    public virtual Item? Find(ItemKey key) => items.GetValueOrDefault(key);

    /// <summary>All items, or those of one partition, in the order of a scan or query.</summary>
    public IEnumerable<Row> Rows(string? hash = null) =>
        items
            .Where(entry => hash is null || entry.Key.Hash == hash)
            .Select(entry => new Row(new Position("", entry.Key), entry.Value));

    /// <summary>An index's items of one partition, as they stood some writes ago.</summary>
    public IEnumerable<Row> Rows(IndexSchema index, string hash) =>
        earlier
            .Take(leeway().IndexLag)
            .TakeWhile(version => version.Until > leeway().Now() - leeway().LongestIndexLag)
            .Select(version => version.Items)
            .LastOrDefault(items)
            .Where(entry =>
                entry.Value[index.HashKey] == new Value.Text(hash) && entry.Value[index.RangeKey] is not null
            )
            .Select(entry => new Row(Position.InIndex(definition, index, entry.Value, entry.Key), entry.Value))
            .OrderBy(row => row.Position);

    /// <summary>Whether the item could be put; else the refusal.</summary>
    public void Check(Item item)
    {
        ItemKey.Of(definition, item);
        foreach (var index in definition.Indexes)
        {
            ItemKey.CheckIndex(definition, index, item);
        }

        CheckSize(item);
    }

    public static void CheckSize(Item item)
    {
        if (item.Size > MaxItemBytes)
        {
            throw ServiceError.Validation("Item size has exceeded the maximum allowed size");
        }
    }

    public virtual void Put(ItemKey key, Item item) => Become(items.SetItem(key, item));

    /// <summary>Items whose time to live is over disappear, which may take days.</summary>
    public void Expire()
    {
        if (definition.TimeToLive is { } attribute)
        {
            var now = DynamoNumber.Parse($"{leeway().Now().ToUnixTimeSeconds()}");
            Become(
                items.RemoveRange(
                    items
                        .Where(entry => entry.Value[attribute] is Value.Number end && end.Value.CompareTo(now) < 0)
                        .Select(entry => entry.Key)
                )
            );
        }
    }

    void Become(ImmutableSortedDictionary<ItemKey, Item> next)
    {
        earlier.AddFirst((items, leeway().Now()));
        items = next;
        if (earlier.Count > KeptVersions)
        {
            earlier.RemoveLast();
        }
    }
}
