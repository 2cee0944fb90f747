using System.Net;
using System.Runtime.ExceptionServices;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using MarketData.Hosting;

namespace MarketData.Processor.Storage;

/// <summary>Failures that say nothing about the request, only that it came at a bad moment.</summary>
static class TransientFailures
{
    /// <summary>
    /// Calls again while only load or contention stands against it and time remains; then fails as the last try did.
    /// </summary>
    public static async Task<T> RetryAsync<T>(this Backoff backoff, Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception failure) when (IsTransient(failure) && !cancellation.IsCancellationRequested)
            {
                await WaitAsync(backoff, attempt, failure, cancellation);
            }
        }
    }

    static async Task WaitAsync(Backoff backoff, int attempt, Exception failure, CancellationToken cancellation)
    {
        try
        {
            await backoff.WaitAsync(attempt, cancellation);
        }
        catch (OperationCanceledException)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    static bool IsTransient(Exception failure) =>
        failure switch
        {
            TransactionCanceledException cancelled => cancelled.CancellationReasons.All(reason =>
                reason.Code is "None" or "TransactionConflict" or "ThrottlingError" or "ProvisionedThroughputExceeded"
            ),
            TransactionInProgressException or TransactionConflictException => true,
            ProvisionedThroughputExceededException or RequestLimitExceededException or ThrottlingException => true,
            AmazonServiceException service => service.StatusCode >= HttpStatusCode.InternalServerError
                || service.StatusCode == 0,
            HttpRequestException or IOException or TimeoutException or OperationCanceledException => true,
            _ => false,
        };
}
