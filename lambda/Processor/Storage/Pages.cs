using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace MarketData.Processor.Storage;

/// <summary>Reads item by item what DynamoDB gives page by page.</summary>
public static class Pages
{
    public static async IAsyncEnumerable<Item> QueryItemsAsync(
        this IAmazonDynamoDB dynamo,
        QueryRequest request,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var page in dynamo.Paginators.Query(request).Responses.WithCancellation(cancellation))
        {
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }
        }
    }

    public static async IAsyncEnumerable<Item> ScanItemsAsync(
        this IAmazonDynamoDB dynamo,
        ScanRequest request,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var page in dynamo.Paginators.Scan(request).Responses.WithCancellation(cancellation))
        {
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }
        }
    }
}
