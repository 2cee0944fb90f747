using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Events;

namespace MarketData.Ops.Deployment;

/// <summary>Reads tables as they stand, whole or, where a symbol is given, what belongs to that one.</summary>
public sealed class TableReader(IAmazonDynamoDB dynamo, Symbol? symbol = null)
{
    public IAsyncEnumerable<Dictionary<string, AttributeValue>> ScanAsync(string table)
    {
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        if (symbol is { Value: var name })
        {
            request.FilterExpression = "symbol = :symbol";
            request.ExpressionAttributeValues = new() { [":symbol"] = new(name) };
        }

        return dynamo.Paginators.Scan(request).Responses.SelectMany(page => page.Items ?? []);
    }

    public async Task<Dictionary<string, AttributeValue>?> GetAsync(
        string table,
        string key,
        string id,
        CancellationToken cancellation
    )
    {
        var answer = await dynamo.GetItemAsync(table, new() { [key] = new(id) }, consistentRead: true, cancellation);
        return answer.Item is { Count: > 0 } item ? item : null;
    }
}
