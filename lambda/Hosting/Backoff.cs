namespace MarketData.Hosting;

/// <summary>
/// Exponential back-off with full jitter: consumers that met once should not meet again at the same moment.
/// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
/// </summary>
/// <param name="time">In which it waits.</param>
/// <param name="random">Where the jitter comes from; by default it differs from process to process.</param>
public sealed class Backoff(TimeProvider time, Random? random = null)
{
    static readonly TimeSpan Base = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan Cap = TimeSpan.FromSeconds(1);

    readonly Random jitter = random ?? Random.Shared;

    /// <param name="attempt">1 before the first repetition.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task WaitAsync(int attempt, CancellationToken cancellation) =>
        WaitUpToAsync(
            TimeSpan.FromMilliseconds(Math.Min(Cap.TotalMilliseconds, Base.TotalMilliseconds * Math.Pow(2, attempt))),
            cancellation
        );

    public Task WaitUpToAsync(TimeSpan longest, CancellationToken cancellation) =>
        WaitExactlyAsync(jitter.NextDouble() * longest, cancellation);

    public async Task WaitExactlyAsync(TimeSpan delay, CancellationToken cancellation)
    {
        // A Task.Delay that is cancelled goes on on another thread, where a simulation cannot follow.
        var waited = new TaskCompletionSource();
        await using var timer = time.CreateTimer(_ => waited.TrySetResult(), null, delay, Timeout.InfiniteTimeSpan);
        await using var ended = cancellation.Register(() => waited.TrySetCanceled(cancellation));
        await waited.Task;
    }
}
