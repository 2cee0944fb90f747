namespace MarketData.Sandbox.Steps;

/// <summary>
/// Runs parts at once. When one fails the others are cancelled, and all have ended before the failure is thrown.
/// </summary>
static class Together
{
    public static async Task<(T1, T2)> RunAsync<T1, T2>(
        Func<CancellationToken, Task<T1>> first,
        Func<CancellationToken, Task<T2>> second,
        CancellationToken cancellation
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var (one, two) = (first(stop.Token), second(stop.Token));
        await EndAsync(stop, one, two);
        return (await one, await two);
    }

    public static async Task<(T1, T2, T3)> RunAsync<T1, T2, T3>(
        Func<CancellationToken, Task<T1>> first,
        Func<CancellationToken, Task<T2>> second,
        Func<CancellationToken, Task<T3>> third,
        CancellationToken cancellation
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var (one, two, three) = (first(stop.Token), second(stop.Token), third(stop.Token));
        await EndAsync(stop, one, two, three);
        return (await one, await two, await three);
    }

    public static async Task RunAsync(CancellationToken cancellation, params Func<CancellationToken, Task>[] parts)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await EndAsync(stop, [.. parts.Select(part => part(stop.Token))]);
    }

    static async Task EndAsync(CancellationTokenSource stop, params Task[] running)
    {
        await foreach (var ended in Task.WhenEach(running))
        {
            if (ended.IsFaulted)
            {
                await stop.CancelAsync();
            }
        }

        var failure = running.FirstOrDefault(task => task.IsFaulted) ?? running.FirstOrDefault(task => task.IsCanceled);
        await (failure ?? Task.CompletedTask);
    }
}
