using MarketData.Hosting;
using MarketData.Shared.Aws;

namespace MarketData.Trades;

/// <summary>
/// Ends a task before Lambda ends its process, and tells the workflow of a failure that passes by a name of its own.
/// </summary>
static class TimedTask
{
    static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1);

    /// <param name="task">Takes an input and the id of its invocation.</param>
    /// <param name="time">In which invocations end.</param>
    public static Handler<TInput, TOutput> Handler<TInput, TOutput>(
        Func<TInput, string, CancellationToken, Task<TOutput>> task,
        TimeProvider time
    ) =>
        (input, context, cancellation) =>
            RunAsync(end => task(input, context.AwsRequestId, end), context.RemainingTime, time, cancellation);

    /// <param name="task">What is done.</param>
    /// <param name="remaining">Until Lambda ends the invocation.</param>
    /// <param name="time">In which that is.</param>
    /// <param name="cancellation">Ends it earlier.</param>
    /// <exception cref="UnavailableException">It may succeed another time.</exception>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> task,
        TimeSpan remaining,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        using var end = new CancellationTokenSource(remaining > Reserve ? remaining - Reserve : TimeSpan.Zero, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, end.Token);
        try
        {
            return await task(ended.Token);
        }
        catch (Exception failure) when (MayPass(failure) || IsOutOfTime(failure))
        {
            throw new UnavailableException(failure);
        }

        bool IsOutOfTime(Exception failure) => failure is OperationCanceledException && end.IsCancellationRequested;
    }

    static bool MayPass(Exception failure) => failure is TimeoutException || TransientFailures.IsTransient(failure);
}
