namespace MarketData.Tests.Model.Simulated;

static class SameThread
{
    /// <summary>
    /// Without a synchronization context, what waits for an answer goes on at once, on the thread that gives it.
    /// </summary>
    public static void Run(Action action)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
