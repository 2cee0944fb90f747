using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Hosting;
using MarketData.Processor.Aws;

namespace MarketData.Processor.Storage;

/// <summary>
/// Writes a transaction, several times where only load or contention stands against it.
/// </summary>
public sealed class TransactionWriter(IAmazonDynamoDB dynamo, Backoff backoff)
{
    /// <summary>DynamoDB takes no more in one transaction.</summary>
    public const int MaxItems = 100;

    /// <exception cref="Amazon.Runtime.AmazonServiceException">Not written as far as is known.</exception>
    public async Task<TransactionResult> WriteAsync(
        TransactWriteItemsRequest transaction,
        CancellationToken cancellation,
        int maxTries = TransientFailures.MaxTries
    )
    {
        try
        {
            await backoff.RetryAsync(
                () => dynamo.TransactWriteItemsAsync(transaction, cancellation),
                cancellation,
                maxTries
            );
            return new TransactionResult.Committed();
        }
        catch (TransactionCanceledException cancelled) when (cancelled.CancellationReasons.Any(IsCondition))
        {
            return new TransactionResult.Refused(cancelled.CancellationReasons);
        }
    }

    public static bool IsCondition(CancellationReason reason) => reason.Code == "ConditionalCheckFailed";
}
