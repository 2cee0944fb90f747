using MarketData.Hosting;
using MarketData.Shared.Aws;

namespace MarketData.Trades;

/// <summary>
/// Ends a task before Lambda ends its process, and tells the workflow of a failure that passes by a name of its own.
/// </summary>
static class TimedTask
{
    static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1);

    public static Handler<TInput, TOutput> Of<TInput, TOutput>(Handler<TInput, TOutput> handle, TimeProvider time) =>
        async (input, context, cancellation) =>
        {
            var remaining = context.RemainingTime - Reserve;
            using var end = new CancellationTokenSource(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero, time);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, end.Token);
            try
            {
                return await handle(input, context, ended.Token);
            }
            catch (Exception failure)
                when (TransientFailures.IsTransient(failure)
                    || failure is TimeoutException
                    || (failure is OperationCanceledException && end.IsCancellationRequested)
                )
            {
                throw new UnavailableException(failure);
            }
        };
}
