using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>The tables as they are.</summary>
static class StoredItems
{
    const int MaxKeys = 100;

    /// <summary>Those of the items that are there, by key.</summary>
    public static IReadOnlyDictionary<string, StoredItem> Find(IStore store, TableSchema table, IEnumerable<string> ids)
    {
        var (name, found) = (store.NameOf(table), new Dictionary<string, StoredItem>());
        foreach (var chunk in ids.Distinct().Chunk(MaxKeys))
        {
            var request = new BatchGetItemRequest
            {
                RequestItems = new()
                {
                    [name] = new KeysAndAttributes
                    {
                        Keys = [.. chunk.Select(id => new StoredItem { [table.HashKey] = new(id) })],
                        ConsistentRead = true,
                    },
                },
            };
            var response = store.Client.BatchGetItemAsync(request).GetAwaiter().GetResult();
            response.Responses[name].ForEach(item => found.Add(item[table.HashKey].S, item));
        }

        return found;
    }

    public static List<StoredItem> All(IStore store, TableSchema table)
    {
        var request = new ScanRequest { TableName = store.NameOf(table), ConsistentRead = true };
        return
        [
            .. store.Client.Paginators.Scan(request).Responses.ToBlockingEnumerable().SelectMany(page => page.Items),
        ];
    }
}
