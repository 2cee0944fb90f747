using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using MarketData.Hosting;

namespace MarketData.Processor.Committing;

/// <summary>Writes a transaction, again and again while only load or contention stands against it and time remains.</summary>
public sealed class TransactionWriter(IAmazonDynamoDB dynamo, Backoff backoff)
{
    public async Task<TransactionResult> WriteAsync(TransactWriteItemsRequest transaction, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await dynamo.TransactWriteItemsAsync(transaction, cancellation);
                return new TransactionResult.Committed();
            }
            catch (TransactionCanceledException cancelled) when (cancelled.CancellationReasons.Any(IsCondition))
            {
                return new TransactionResult.Refused(cancelled.CancellationReasons);
            }
            catch (Exception failure) when (IsPassing(failure) && !cancellation.IsCancellationRequested)
            {
                if (!await WaitedAsync(attempt, cancellation))
                {
                    return new TransactionResult.Failed(failure);
                }
            }
            catch (Exception failure)
            {
                return new TransactionResult.Failed(failure);
            }
        }
    }

    async Task<bool> WaitedAsync(int attempt, CancellationToken cancellation)
    {
        try
        {
            await backoff.WaitAsync(attempt, cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public static bool IsCondition(CancellationReason reason) => reason.Code == "ConditionalCheckFailed";

    static bool IsPassing(Exception failure) => failure switch
    {
        TransactionCanceledException cancelled => cancelled.CancellationReasons.All(reason =>
            reason.Code is "None" or "TransactionConflict" or "ThrottlingError" or "ProvisionedThroughputExceeded"),
        TransactionInProgressException or ProvisionedThroughputExceededException => true,
        RequestLimitExceededException or ThrottlingException or InternalServerErrorException => true,
        AmazonServiceException service => service.StatusCode >= HttpStatusCode.InternalServerError || service.StatusCode == 0,
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };
}
