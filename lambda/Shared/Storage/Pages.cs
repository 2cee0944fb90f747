using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Hosting;
using MarketData.Shared.Aws;

namespace MarketData.Shared.Storage;

static class Pages
{
    /// <summary>Reads item by item what DynamoDB gives page by page.</summary>
    public static async IAsyncEnumerable<Item> ScanItemsAsync(
        this IAmazonDynamoDB dynamo,
        ScanRequest request,
        Backoff backoff,
        [EnumeratorCancellation] CancellationToken cancellation,
        int maxTries = TransientFailures.MaxTries
    )
    {
        do
        {
            var page = await backoff.RetryAsync(() => dynamo.ScanAsync(request, cancellation), cancellation, maxTries);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }
        } while (request.ExclusiveStartKey is not null);
    }
}
