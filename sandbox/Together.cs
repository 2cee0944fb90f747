namespace MarketData.Sandbox;

static class Together
{
    /// <summary>Runs all at once. When one fails the others are cancelled, and all have ended before the failure is thrown.</summary>
    public static async Task RunAsync(CancellationToken cancellation, params Func<CancellationToken, Task>[] parts)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = parts.Select(part => part(stop.Token)).ToList();
        var open = new List<Task>(running);
        while (open.Count > 0)
        {
            var ended = await Task.WhenAny(open);
            open.Remove(ended);
            if (ended.IsFaulted)
            {
                await stop.CancelAsync();
            }
        }

        var failure = running.FirstOrDefault(task => task.IsFaulted) ?? running.FirstOrDefault(task => task.IsCanceled);
        await (failure ?? Task.CompletedTask);
    }
}
