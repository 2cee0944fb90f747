using Amazon.Lambda;
using MarketData.Sandbox.Functions;

namespace MarketData.Sandbox.Lambda;

/// <summary>The mapping as it is deployed by now: what changes it holds for what is received from then on.</summary>
public sealed class FollowedMapping(
    IAmazonLambda lambda,
    string invoked,
    PolledQueue queue,
    IFunction function,
    Action<AnsweredBatch> onAnswered
)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var settings = await ReadAsync(cancellation);
        while (true)
        {
            using var drain = new CancellationTokenSource();
            var running = settings.Enabled
                ? new EventSourceMapping(queue, settings, function, onAnswered).RunAsync(drain.Token, cancellation)
                : Task.Delay(Timeout.Infinite, drain.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            try
            {
                settings = await OtherThanAsync(settings, running, cancellation);
            }
            finally
            {
                await drain.CancelAsync();
                await running;
            }
        }
    }

    async Task<DeployedMapping> OtherThanAsync(DeployedMapping known, Task running, CancellationToken cancellation)
    {
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, Task.Delay(BetweenLooks, cancellation));
            cancellation.ThrowIfCancellationRequested();
            if (await ReadAsync(cancellation) is var now && now != known)
            {
                return now;
            }
        }

        await running;
        return known;
    }

    Task<DeployedMapping> ReadAsync(CancellationToken cancellation) =>
        DeployedMapping.ReadAsync(lambda, invoked, cancellation);
}
