using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Hosting;
using MarketData.Shared.Aws;

namespace MarketData.Shared.Storage;

/// <summary>
/// Writes a transaction, several times where only load or contention stands against it. Where another one holds a state
/// row, what was decided on is about to be old: that is a refusal, and to send it again would be of no use.
/// </summary>
public sealed class TransactionWriter(IAmazonDynamoDB dynamo, string stateTable, Backoff backoff)
{
    /// <summary>DynamoDB takes no more in one transaction.</summary>
    public const int MaxItems = 100;

    const string ConditionFailed = "ConditionalCheckFailed";

    /// <exception cref="Amazon.Runtime.AmazonServiceException">Not written as far as is known.</exception>
    public async Task<TransactionResult> WriteAsync(
        TransactWriteItemsRequest transaction,
        CancellationToken cancellation,
        int maxTries = TransientFailures.MaxTries
    )
    {
        return await backoff.RetryAsync<TransactionResult>(
            async () =>
            {
                try
                {
                    await dynamo.TransactWriteItemsAsync(transaction, cancellation);
                    return new TransactionResult.Committed();
                }
                catch (TransactionCanceledException cancelled)
                {
                    var reasons = transaction.TransactItems.Zip(cancelled.CancellationReasons, ReasonOf).ToList();
                    if (reasons.Exists(IsCondition))
                    {
                        return new TransactionResult.Refused(reasons);
                    }

                    throw;
                }
            },
            cancellation,
            maxTries
        );
    }

    public static bool IsCondition(CancellationReason reason) => reason.Code == ConditionFailed;

    /// <summary>The row will not be what was decided on: who holds it now changes it.</summary>
    CancellationReason ReasonOf(TransactWriteItem item, CancellationReason reason) =>
        reason.Code == "TransactionConflict" && item.Put?.TableName == stateTable
            ? new CancellationReason { Code = ConditionFailed, Message = reason.Message }
            : reason;
}
