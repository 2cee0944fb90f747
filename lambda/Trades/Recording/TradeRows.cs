using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Trades;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;

namespace MarketData.Trades.Recording;

/// <summary>The rows of one trade id: one that is recorded at most, and any number that were refused.</summary>
public sealed class TradeRows(IAmazonDynamoDB dynamo, string table, Backoff backoff)
{
    public async Task<IReadOnlyList<RecordedTrade>> LoadAsync(TradeId id, CancellationToken cancellation)
    {
        var rows = new List<RecordedTrade>();
        var request = new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = "#id = :id",
            ExpressionAttributeNames = new() { ["#id"] = Tables.Trades.HashKey },
            ExpressionAttributeValues = new() { [":id"] = Attributes.Text(id.Value) },
            ConsistentRead = true,
        };
        do
        {
            var page = await backoff.RetryAsync(() => dynamo.QueryAsync(request, cancellation), cancellation);
            rows.AddRange((page.Items ?? []).Select(TradeItem.Read));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        } while (request.ExclusiveStartKey is { Count: > 0 });

        return rows;
    }
}
