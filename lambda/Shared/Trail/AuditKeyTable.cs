using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;

namespace MarketData.Shared.Trail;

/// <summary>The trail's keys, in a row beside the ends of its chains.</summary>
public sealed class AuditKeyTable(IAmazonDynamoDB dynamo, TrailSettings trail, Backoff backoff)
{
    /// <summary>None, before the trail's first record.</summary>
    public async Task<IReadOnlyList<StoredAuditKey>> LoadAsync(
        CancellationToken cancellation,
        int maxTries = TransientFailures.MaxTries
    )
    {
        var answer = await backoff.RetryAsync(
            () =>
                dynamo.GetItemAsync(
                    trail.StateTable,
                    AuditKeysItem.KeyOf(trail.StateSchema),
                    consistentRead: true,
                    cancellation
                ),
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
            TableName = trail.StateTable,
            Item = AuditKeysItem.Write(trail.StateSchema, [.. known, added]),
            ConditionExpression = $"attribute_not_exists({trail.StateSchema.HashKey})",
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
