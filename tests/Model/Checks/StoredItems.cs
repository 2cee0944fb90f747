using Amazon.DynamoDBv2.Model;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>The tables as they are.</summary>
static class StoredItems
{
    public static StoredItem? Find(IStore store, string purpose, string key, string id)
    {
        var request = new GetItemRequest
        {
            TableName = store.Tables[purpose],
            Key = new() { [key] = new AttributeValue(id) },
            ConsistentRead = true,
        };
        return store.Client.GetItemAsync(request).GetAwaiter().GetResult().Item is { Count: > 0 } item ? item : null;
    }

    public static List<StoredItem> All(IStore store, string purpose)
    {
        var items = new List<StoredItem>();
        StoredItem? next = null;
        do
        {
            var request = new ScanRequest { TableName = store.Tables[purpose], ExclusiveStartKey = next, ConsistentRead = true };
            var page = store.Client.ScanAsync(request).GetAwaiter().GetResult();
            items.AddRange(page.Items ?? []);
            next = page.LastEvaluatedKey is { Count: > 0 } key ? key : null;
        }
        while (next is not null);

        return items;
    }
}
