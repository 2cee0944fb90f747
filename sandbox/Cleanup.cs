namespace MarketData.Sandbox;

/// <summary>Disposes what was added, the last first, and goes on when one fails.</summary>
sealed class Cleanup : IAsyncDisposable
{
    readonly Stack<object> resources = new();
    readonly Lock gate = new();

    public T Add<T>(T resource)
        where T : class
    {
        lock (gate)
        {
            resources.Push(resource);
        }

        return resource;
    }

    public async ValueTask DisposeAsync()
    {
        var failures = new List<Exception>();
        while (resources.TryPop(out var resource))
        {
            try
            {
                await DisposeAsync(resource);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Not everything could be cleaned up.", failures);
        }
    }

    static async ValueTask DisposeAsync(object resource)
    {
        switch (resource)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }
}
