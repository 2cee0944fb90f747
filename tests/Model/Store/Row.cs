using MarketData.Contract;

namespace MarketData.Tests.Model.Store;

/// <summary>An item at its place in a query's or scan's answer.</summary>
readonly record struct Row(Position Position, Item Item);

/// <summary>A place in the order of answers: by an index's sort key first, where one is read.</summary>
readonly record struct Position(string IndexRange, ItemKey Key) : IComparable<Position>
{
    public static Position InIndex(TableSchema table, IndexSchema index, Item item, ItemKey key) =>
        new(ItemKey.RangeIn(table, index, item), key);

    public int CompareTo(Position other)
    {
        var byRange = string.CompareOrdinal(IndexRange, other.IndexRange);
        return byRange != 0 ? byRange : Key.CompareTo(other.Key);
    }
}
