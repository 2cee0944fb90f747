using MarketData.Contract;

namespace MarketData.Tests.Model.Store;

/// <summary>What makes an item of a table unique; ordered as a query answers.</summary>
readonly record struct ItemKey(string Hash, string Range) : IComparable<ItemKey>
{
    /// <summary>Bytes that DynamoDB allows a partition and a sort key.</summary>
    const int MaxHash = 2048;
    const int MaxRange = 1024;

    public static ItemKey Of(TableSchema table, Item item) =>
        new(
            Text(table, item, table.HashKey, MaxHash),
            table.RangeKey is null ? "" : Text(table, item, table.RangeKey, MaxRange)
        );

    /// <summary>A key that stands alone, not in an item.</summary>
    public static ItemKey Read(TableSchema table, Item key) =>
        key.Count == table.KeyAttributes.Count()
            ? Of(table, key)
            : throw ServiceError.Validation("The provided key element does not match the schema");

    public static void CheckIndex(TableSchema table, IndexSchema index, Item item)
    {
        foreach (var (name, most) in new[] { (index.HashKey, MaxHash), (index.RangeKey, MaxRange) })
        {
            if (item[name] is not null)
            {
                Text(table, item, name, most);
            }
        }
    }

    public int CompareTo(ItemKey other)
    {
        var byHash = string.CompareOrdinal(Hash, other.Hash);
        return byHash != 0 ? byHash : string.CompareOrdinal(Range, other.Range);
    }

    /// <summary>The sort key in an index, as text that sorts as the key does.</summary>
    public static string RangeIn(TableSchema table, IndexSchema index, Item item) =>
        Text(table, item, index.RangeKey, MaxRange);

    static string Text(TableSchema table, Item item, string name, int most) =>
        item[name] switch
        {
            Value.Number number when table.NumberKeys.Contains(name) => Sortable(number.Value),
            not null and not Value.Number when table.NumberKeys.Contains(name) => throw ServiceError.Validation(
                $"One or more parameter values were invalid: Type mismatch for key {name}, expected: N"
            ),
            Value.Text { Value: "" } => throw ServiceError.Validation(
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain "
                    + $"an empty string value. Key: {name}"
            ),
            Value.Text text when text.Size <= most => text.Value,
            Value.Text => throw ServiceError.Validation(
                $"One or more parameter values were invalid: Size of key {name} has exceeded the maximum size limit "
                    + $"of {most} bytes"
            ),
            null => throw ServiceError.Validation(
                $"One or more parameter values were invalid: Missing the key {name} in the item"
            ),
            _ => throw ServiceError.Validation(
                $"One or more parameter values were invalid: Type mismatch for key {name}, expected: S"
            ),
        };

    /// <summary>The stacks' numbers in keys are Unix milliseconds.</summary>
    static string Sortable(DynamoNumber number) =>
        number.ToString() is var text && text.All(char.IsAsciiDigit)
            ? text.PadLeft(DynamoNumber.MaxDigits, '0')
            : throw new NotModelledException($"a key of {text}: only whole numbers from 0 are modelled");
}
