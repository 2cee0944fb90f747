using Amazon.DynamoDBv2.Model;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>The tables as they are.</summary>
static class StoredItems
{
    const int MaxKeys = 100;

    /// <summary>Those of the items that are there, by key.</summary>
    public static IReadOnlyDictionary<string, StoredItem> Find(
        IStore store,
        string purpose,
        string key,
        IEnumerable<string> ids
    )
    {
        var (table, found) = (store.Tables[purpose], new Dictionary<string, StoredItem>());
        foreach (var chunk in ids.Distinct().Chunk(MaxKeys))
        {
            var request = new BatchGetItemRequest
            {
                RequestItems = new()
                {
                    [table] = new KeysAndAttributes
                    {
                        Keys = [.. chunk.Select(id => new StoredItem { [key] = new(id) })],
                        ConsistentRead = true,
                    },
                },
            };
            var response = store.Client.BatchGetItemAsync(request).GetAwaiter().GetResult();
            response.Responses[table].ForEach(item => found.Add(item[key].S, item));
        }

        return found;
    }

    public static List<StoredItem> All(IStore store, string purpose)
    {
        var items = new List<StoredItem>();
        StoredItem? next = null;
        do
        {
            var request = new ScanRequest
            {
                TableName = store.Tables[purpose],
                ExclusiveStartKey = next,
                ConsistentRead = true,
            };
            var page = store.Client.ScanAsync(request).GetAwaiter().GetResult();
            items.AddRange(page.Items ?? []);
            next = page.LastEvaluatedKey is { Count: > 0 } key ? key : null;
        } while (next is not null);

        return items;
    }
}
