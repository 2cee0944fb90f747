namespace MarketData.Tests.Model.Simulated;

/// <summary>A timer of a process, or of nobody, in the time of the world.</summary>
sealed class WorldTimer(WorldClock world, ProcessTime? owner, Action run) : ITimer
{
    public ProcessTime? Owner => owner;

    public DateTimeOffset Due { get; private set; }

    public void Run() => run();

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            throw new NotSupportedException("Nothing here repeats by a timer.");
        }

        world.Remove(this);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            Due = world.Now + dueTime;
            world.Add(this);
        }

        return true;
    }

    public void Dispose() => world.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
