using System.Net;
using System.Runtime.ExceptionServices;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using MarketData.Hosting;

namespace MarketData.Shared.Aws;

/// <summary>Failures that say nothing about the request, only that it came at a bad moment.</summary>
static class TransientFailures
{
    /// <summary>
    /// Within about two seconds of waiting: what takes longer comes again with the queue's own delay.
    /// </summary>
    public const int MaxTries = 8;

    /// <summary>
    /// Calls again while only load, contention or the network stands against it and time remains; then fails as the
    /// last try did that came to an end.
    /// </summary>
    public static async Task<T> RetryAsync<T>(
        this Backoff backoff,
        Func<Task<T>> call,
        CancellationToken cancellation,
        int maxTries = MaxTries
    )
    {
        Exception? last = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (last is not null)
                {
                    await backoff.WaitAsync(attempt - 1, cancellation);
                }

                return await call();
            }
            catch (OperationCanceledException) when (last is not null)
            {
                ExceptionDispatchInfo.Throw(last);
            }
            catch (Exception failure)
                when (attempt < maxTries && IsTransient(failure) && !cancellation.IsCancellationRequested)
            {
                last = failure;
            }
        }
    }

    /// <summary>Each service has a code of its own for it, and most answer with status 400.</summary>
    public static bool IsThrottling(AmazonServiceException refusal) =>
        refusal.StatusCode == HttpStatusCode.TooManyRequests
        || refusal.ErrorCode is "Throttling" or "ThrottlingException" or "Throttled" or "RequestThrottled";

    public static bool IsTransient(Exception failure) =>
        failure switch
        {
            TransactionCanceledException cancelled => cancelled.CancellationReasons.All(reason =>
                reason.Code is "None" or "TransactionConflict" or "ThrottlingError" or "ProvisionedThroughputExceeded"
            ),
            TransactionInProgressException or TransactionConflictException => true,
            ProvisionedThroughputExceededException or RequestLimitExceededException => true,
            AmazonServiceException service => IsThrottling(service)
                || service.StatusCode >= HttpStatusCode.InternalServerError
                || service.StatusCode == 0,
            NoAnswerException => true,
            _ => false,
        };
}
