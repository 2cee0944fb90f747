using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Events;

namespace MarketData.Ops.Deployment;

/// <summary>Reads tables as they stand, whole or, where a symbol is given, what belongs to that one.</summary>
public sealed class TableReader(IAmazonDynamoDB dynamo, Symbol? symbol = null)
{
    public IAsyncEnumerable<Item> ScanAsync(string table)
    {
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        if (symbol is { Value: var name })
        {
            request.FilterExpression = "symbol = :symbol";
            request.ExpressionAttributeValues = new() { [":symbol"] = new(name) };
        }

        return NamingAsync(table, dynamo.Paginators.Scan(request).Responses.SelectMany(page => page.Items ?? []));
    }

    /// <summary>The items of a partition, in the order of their sort keys.</summary>
    public IAsyncEnumerable<Item> QueryAsync(string table, string key, string id) =>
        dynamo
            .Paginators.Query(
                new()
                {
                    TableName = table,
                    ConsistentRead = true,
                    KeyConditionExpression = "#key = :id",
                    ExpressionAttributeNames = new() { ["#key"] = key },
                    ExpressionAttributeValues = new() { [":id"] = new(id) },
                }
            )
            .Responses.SelectMany(page => page.Items ?? []);

    public Task<Item?> GetAsync(string table, string key, string id, CancellationToken cancellation) =>
        GetAsync(table, new Item { [key] = new(id) }, cancellation);

    public async Task<Item?> GetAsync(string table, Item key, CancellationToken cancellation)
    {
        try
        {
            var answer = await dynamo.GetItemAsync(table, key, consistentRead: true, cancellation);
            return answer.Item is { Count: > 0 } item ? item : null;
        }
        catch (ResourceNotFoundException missing)
        {
            throw Missing(table, missing);
        }
    }

    /// <summary>DynamoDB says that something is not found, and not what.</summary>
    static async IAsyncEnumerable<Item> NamingAsync(string table, IAsyncEnumerable<Item> items)
    {
        await using var enumerator = items.GetAsyncEnumerator();
        while (true)
        {
            try
            {
                if (!await enumerator.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (ResourceNotFoundException missing)
            {
                throw Missing(table, missing);
            }

            yield return enumerator.Current;
        }
    }

    static InvalidOperationException Missing(string table, ResourceNotFoundException missing) =>
        new($"there is no table {table}; ops restore --deleted brings it back.", missing);
}
