using System.Text.Json;
using MarketData.Benchmarks.Aws;
using MarketData.Contract;

namespace MarketData.Benchmarks.Capacity;

/// <summary>
/// What the items of a request take. A transaction writes an item twice, its indexes once; a consistent read takes a
/// unit for 4 KB: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
/// </summary>
sealed class RequestUnits(bool hasSymbolIndex)
{
    const int WriteUnitBytes = 1024;

    public List<List<Use>> Of(string operation, JsonElement request) =>
        operation switch
        {
            "TransactWriteItems" =>
            [
                .. request.GetProperty("TransactItems").EnumerateArray().Select(item => OfPut(item.GetProperty("Put"))),
            ],
            "BatchGetItem" =>
            [
                .. request
                    .GetProperty("RequestItems")
                    .EnumerateObject()
                    .SelectMany(table =>
                        table
                            .Value.GetProperty("Keys")
                            .EnumerateArray()
                            .Select(key =>
                                (List<Use>)[new Use(table.Name, HashKey(table.Name, key), IsWrite: false, 1)]
                            )
                    ),
            ],
            "UpdateItem" =>
            [
                [new Use(Table(request), HashKey(Table(request), request.GetProperty("Key")), IsWrite: true, Units: 3)],
            ],
            _ => [],
        };

    List<Use> OfPut(JsonElement put)
    {
        var (table, item) = (Table(put), put.GetProperty("Item"));
        var units = Math.Ceiling(ItemSize.Of(item) / (double)WriteUnitBytes);
        var isUnique = table == Tables.MarketData.Purpose || table == Tables.AuditTrail.Purpose;
        List<Use> uses = [new(table, isUnique ? null : HashKey(table, item), IsWrite: true, 2 * units)];
        foreach (var index in Schema(table).Indexes)
        {
            if (
                item.TryGetProperty(index.HashKey, out var key)
                && (hasSymbolIndex || table != Tables.MarketData.Purpose || index.Name != Tables.SymbolIndex.Name)
            )
            {
                uses.Add(new($"{table}/{index.Name}", key.GetProperty("S").GetString(), IsWrite: true, units));
            }
        }

        return uses;
    }

    static string Table(JsonElement request) => request.GetProperty("TableName").GetString()!;

    static string HashKey(string table, JsonElement item) =>
        item.GetProperty(Schema(table).HashKey).GetProperty("S").GetString()!;

    static TableSchema Schema(string table) => Tables.OfMarketData.Single(schema => schema.Purpose == table);
}
