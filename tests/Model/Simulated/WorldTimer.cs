namespace MarketData.Tests.Model.Simulated;

/// <summary>A timer of a process, or of nobody, in the time of the world.</summary>
sealed class WorldTimer(WorldClock world, ProcessTime? owner, Action run) : ITimer
{
    public ProcessTime? Owner => owner;

    /// <summary>Null where it is not running.</summary>
    public (DateTimeOffset Due, long Number)? Turn { get; private set; }

    public void Run()
    {
        Turn = null;
        run();
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            throw new NotSupportedException("Nothing here repeats by a timer.");
        }

        Turn = dueTime == Timeout.InfiniteTimeSpan ? null : world.Add(this, world.Now + dueTime);
        return true;
    }

    public void Dispose() => Turn = null;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
