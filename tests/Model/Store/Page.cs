using MarketData.Contract;

namespace MarketData.Tests.Model.Store;

/// <summary>
/// As much of an answer as comes at once: up to a limit of items looked at, and to 1 MB of them; filtered after that.
/// </summary>
sealed record Page(IReadOnlyList<Item> Items, int Scanned, Item? Last)
{
    const int MaxBytes = 1024 * 1024;

    public static Page Of(Request request, TableSchema table, IndexSchema? index, IEnumerable<Row> rows)
    {
        var filter = request.ReadCondition("FilterExpression");
        IEnumerable<string> keys = index is null ? table.KeyAttributes : [index.HashKey, index.RangeKey];
        if (
            filter?.Parts.OfType<Condition.Compares>().FirstOrDefault(part => keys.Contains(part.Attribute)) is { } part
        )
        {
            throw ServiceError.Validation(
                "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                    + $"{part.Attribute}"
            );
        }

        if (request["ExclusiveStartKey"] is { } start)
        {
            var key = Item.Read(start);
            var position = index is null
                ? new Position("", ItemKey.Of(table, key))
                : Position.InIndex(table, index, key, ItemKey.Of(table, key));
            var backwards = !request.Flag("ScanIndexForward", absent: true);
            rows = rows.Where(row =>
                row.Position.CompareTo(position) is var order && (backwards ? order < 0 : order > 0)
            );
        }

        var limit = request["Limit"]?.GetInt32() ?? int.MaxValue;
        var page = new List<Item>();
        var bytes = 0;
        Item? last = null;
        foreach (var (_, item) in rows)
        {
            page.Add(item);
            bytes += item.Size;
            if (page.Count == limit || bytes >= MaxBytes)
            {
                last = item.Only(table.KeyAttributes.Concat(index is null ? [] : keys));
                break;
            }
        }

        return new Page([.. page.Where(item => filter?.Holds(item) != false)], page.Count, last);
    }
}
