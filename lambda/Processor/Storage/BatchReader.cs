using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Hosting;
using MarketData.Processor.Aws;

namespace MarketData.Processor.Storage;

/// <summary>
/// Reads items by key, consistently, as many as are asked for: DynamoDB itself takes 100 and may leave some.
/// </summary>
sealed class BatchReader(IAmazonDynamoDB dynamo, Backoff backoff)
{
    const int MaxKeys = 100;

    public async Task<IReadOnlyList<Item>> ReadAsync(
        string table,
        IReadOnlyCollection<Item> keys,
        CancellationToken cancellation
    )
    {
        var items = new List<Item>(keys.Count);
        foreach (var chunk in keys.Chunk(MaxKeys))
        {
            List<Item> open = [.. chunk];
            for (var attempt = 0; open.Count > 0; attempt++)
            {
                if (attempt > 0)
                {
                    await backoff.WaitAsync(attempt, cancellation);
                }

                var request = new BatchGetItemRequest
                {
                    RequestItems = new()
                    {
                        [table] = new KeysAndAttributes { Keys = open, ConsistentRead = true },
                    },
                };
                var response = await backoff.RetryAsync(
                    () => dynamo.BatchGetItemAsync(request, cancellation),
                    cancellation
                );
                items.AddRange(response.Responses?.GetValueOrDefault(table) ?? []);
                open = response.UnprocessedKeys?.GetValueOrDefault(table)?.Keys ?? [];
            }
        }

        return items;
    }
}
