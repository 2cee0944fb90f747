namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// The clock of one process. It stands still until the simulation puts it forward; timers that come due run on the
/// spot. The clocks of two processes are not the same, as those of two machines are not.
/// </summary>
sealed class ProcessTime(DateTimeOffset now) : TimeProvider
{
    readonly List<Timer> timers = [];

    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>When the first timer comes due.</summary>
    public DateTimeOffset? NextDue => timers.Count > 0 ? timers.Min(timer => timer.Due) : null;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public void AdvanceTo(DateTimeOffset time)
    {
        while (timers.MinBy(timer => timer.Due) is { } next && next.Due <= time)
        {
            timers.Remove(next);
            Now = next.Due > Now ? next.Due : Now;
            next.Run();
        }

        Now = time > Now ? time : Now;
    }

    /// <summary>The process is gone.</summary>
    public void Stop() => timers.Clear();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    sealed class Timer(ProcessTime time, Action run) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Run() => run();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
            {
                throw new NotSupportedException("Nothing here repeats by a timer.");
            }

            time.timers.Remove(this);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Due = time.Now + dueTime;
                time.timers.Add(this);
            }

            return true;
        }

        public void Dispose() => time.timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
