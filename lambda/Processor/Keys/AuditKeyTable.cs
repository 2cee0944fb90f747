using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Aws;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;

namespace MarketData.Processor.Keys;

/// <summary>The trail's keys in the symbol-state table.</summary>
public sealed class AuditKeyTable(IAmazonDynamoDB dynamo, ProcessorSettings settings, Backoff backoff)
{
    /// <summary>None, before the trail's first record.</summary>
    public async Task<IReadOnlyList<StoredAuditKey>> LoadAsync(
        CancellationToken cancellation,
        int maxTries = TransientFailures.MaxTries
    )
    {
        var answer = await backoff.RetryAsync(
            () => dynamo.GetItemAsync(settings.SymbolStateTable, AuditKeysItem.Key, consistentRead: true, cancellation),
            cancellation,
            maxTries
        );
        return answer.Item is { } item ? AuditKeysItem.Read(item) : [];
    }

    /// <returns>False where somebody else added a key first.</returns>
    public async Task<bool> TryAddAsync(
        IReadOnlyList<StoredAuditKey> known,
        StoredAuditKey added,
        CancellationToken cancellation
    )
    {
        var request = new PutItemRequest
        {
            TableName = settings.SymbolStateTable,
            Item = AuditKeysItem.Write([.. known, added]),
            ConditionExpression = $"attribute_not_exists({Tables.SymbolState.HashKey})",
        };
        if (known.Count > 0)
        {
            request.ConditionExpression = "#count = :known";
            request.ExpressionAttributeNames = new() { ["#count"] = AuditKeysItem.Count };
            request.ExpressionAttributeValues = new() { [":known"] = Attributes.Number(known.Count) };
        }

        try
        {
            await backoff.RetryAsync(() => dynamo.PutItemAsync(request, cancellation), cancellation);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
