namespace MarketData.Tests.Model.Simulated;

/// <summary>The clock of one process: the world's, and wrong by some seconds, as those of two machines are.</summary>
sealed class ProcessTime(WorldClock world, TimeSpan wrongBy) : TimeProvider
{
    /// <summary>When its first timer comes due, in the time of the world.</summary>
    public DateTimeOffset? NextDue => world.NextDueOf(this);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => world.Now + wrongBy;

    public override long GetTimestamp() => world.Now.UtcTicks;

    /// <summary>The process is gone.</summary>
    public void Stop() => world.RemoveAll(this);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WorldTimer(world, this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }
}
