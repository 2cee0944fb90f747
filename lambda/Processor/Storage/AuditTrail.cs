using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Audit;

namespace MarketData.Processor.Storage;

/// <summary>Records rejections. The records of stored events are written with the events.</summary>
public sealed class AuditTrail(IAmazonDynamoDB dynamo, ProcessorSettings settings)
{
    /// <summary>False where the same body was recorded before: the queue delivers a rejected message several times.</summary>
    public async Task<bool> TryAddAsync(AuditRecord record, CancellationToken cancellation)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = settings.AuditTrailTable,
                    Item = AuditItem.Write(record),
                    ConditionExpression = $"attribute_not_exists({AuditItem.Key})",
                },
                cancellation);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
