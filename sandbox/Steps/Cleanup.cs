namespace MarketData.Sandbox.Steps;

/// <summary>Disposes what was added, the last first, and goes on when one fails.</summary>
public sealed class Cleanup : IAsyncDisposable
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

    /// <exception cref="CleanupException">Something is left.</exception>
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
                // Whatever it is, the others must not stay behind because of it.
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new CleanupException(failures);
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
