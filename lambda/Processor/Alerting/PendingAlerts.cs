using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;

namespace MarketData.Processor.Alerting;

/// <summary>Finds the alerts that wait for their publication.</summary>
public sealed class PendingAlerts(IAmazonDynamoDB dynamo, ProcessorSettings settings, Backoff backoff)
{
    /// <summary>Of each shard.</summary>
    const int FoundAtOnce = 200;

    /// <summary>DynamoDB takes no more in one BatchGetItem.</summary>
    const int MaxKeys = 100;

    /// <summary>
    /// The alerts that were stored before a time and still wait, the oldest events first, as many at a time as a page
    /// of each shard has.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<Item>> LoadAsync(
        DateTimeOffset storedBefore,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        List<QueryRequest> open = [.. PendingShards.All.Select(shard => PendingOf(shard, storedBefore))];
        while (open.Count > 0)
        {
            var pages = await Task.WhenAll(
                open.Select(query => backoff.RetryAsync(() => dynamo.QueryAsync(query, cancellation), cancellation))
            );
            var found = await Task.WhenAll(
                pages
                    .SelectMany(page => page.Items ?? [])
                    .Chunk(MaxKeys)
                    .Select(items => StillPendingAsync(items, cancellation))
            );
            yield return [.. found.SelectMany(items => items)];

            foreach (var (query, page) in open.Zip(pages))
            {
                query.ExclusiveStartKey = page.LastEvaluatedKey;
            }

            open.RemoveAll(query => query.ExclusiveStartKey is null);
        }
    }

    /// <summary>
    /// An index is behind its table, now and then for long, and then shows alerts that were told meanwhile: the table
    /// decides. Those that it does not give now, under load, are found the next time.
    /// </summary>
    async Task<IEnumerable<Item>> StillPendingAsync(Item[] found, CancellationToken cancellation)
    {
        var request = new BatchGetItemRequest
        {
            RequestItems = new()
            {
                [settings.AlertsTable] = new KeysAndAttributes
                {
                    Keys = [.. found.Select(item => AlertItem.KeyOf(item[Tables.Alerts.HashKey].S))],
                    ConsistentRead = true,
                },
            },
        };
        var answer = await backoff.RetryAsync(() => dynamo.BatchGetItemAsync(request, cancellation), cancellation);
        var stored = (answer.Responses?.GetValueOrDefault(settings.AlertsTable) ?? []).ToDictionary(item =>
            item[Tables.Alerts.HashKey].S
        );
        return found
            .Select(item => stored.GetValueOrDefault(item[Tables.Alerts.HashKey].S))
            .OfType<Item>()
            .Where(AlertItem.IsPending);
    }

    QueryRequest PendingOf(string shard, DateTimeOffset storedBefore) =>
        new()
        {
            TableName = settings.AlertsTable,
            IndexName = Tables.StatusIndex.Name,
            KeyConditionExpression = $"{Tables.StatusIndex.HashKey} = :shard",
            FilterExpression = $"{AlertItem.StoredAt} < :before",
            ExpressionAttributeValues = new()
            {
                [":shard"] = Attributes.Text(shard),
                [":before"] = Attributes.Time(storedBefore),
            },
            Limit = FoundAtOnce,
        };
}
