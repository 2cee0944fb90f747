using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace MarketData.Processor.Storage;

/// <summary>Reads item by item what DynamoDB gives page by page.</summary>
public static class Pages
{
    public static IAsyncEnumerable<Item> QueryItemsAsync(
        this IAmazonDynamoDB dynamo,
        QueryRequest request,
        CancellationToken cancellation
    ) => ItemsAsync(dynamo.Paginators.Query(request).Responses, page => page.Items, cancellation);

    public static IAsyncEnumerable<Item> ScanItemsAsync(
        this IAmazonDynamoDB dynamo,
        ScanRequest request,
        CancellationToken cancellation
    ) => ItemsAsync(dynamo.Paginators.Scan(request).Responses, page => page.Items, cancellation);

    static async IAsyncEnumerable<Item> ItemsAsync<T>(
        IPaginatedEnumerable<T> pages,
        Func<T, List<Item>?> items,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var page in pages.WithCancellation(cancellation))
        {
            foreach (var item in items(page) ?? [])
            {
                yield return item;
            }
        }
    }
}
