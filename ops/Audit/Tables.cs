using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Events;

namespace MarketData.Ops.Audit;

/// <summary>Reads tables whole, as they stand, or what of them belongs to one symbol.</summary>
sealed class Tables(IAmazonDynamoDB dynamo, Symbol? symbol)
{
    public async IAsyncEnumerable<Dictionary<string, AttributeValue>> ScanAsync(
        string table,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        if (symbol is { Value: var name })
        {
            request.FilterExpression = "symbol = :symbol";
            request.ExpressionAttributeValues = new() { [":symbol"] = new(name) };
        }

        do
        {
            var page = await dynamo.ScanAsync(request, cancellation);
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        } while (request.ExclusiveStartKey is { Count: > 0 });
    }

    public async Task<Dictionary<string, AttributeValue>?> GetAsync(
        string table,
        string key,
        string id,
        CancellationToken cancellation
    )
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest
            {
                TableName = table,
                Key = new() { [key] = new(id) },
                ConsistentRead = true,
            },
            cancellation
        );
        return answer.Item is { Count: > 0 } item ? item : null;
    }
}
