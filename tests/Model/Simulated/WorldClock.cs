namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// The time of the simulated world. It stands still until the simulation puts it forward; timers that come due run on
/// the spot.
/// </summary>
sealed class WorldClock(DateTimeOffset now)
{
    // What was stopped or moved stays in the queue, and counts for nothing when its old turn comes.
    readonly PriorityQueue<WorldTimer, (DateTimeOffset Due, long Number)> timers = new();
    long added;

    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>When the first timer comes due.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            while (timers.TryPeek(out var timer, out var turn))
            {
                if (timer.Turn == turn)
                {
                    return turn.Due;
                }

                timers.Dequeue();
            }

            return null;
        }
    }

    public void Advance(TimeSpan time) => AdvanceTo(Now + time);

    public void AdvanceTo(DateTimeOffset time)
    {
        while (NextDue is { } due && due <= time)
        {
            Now = due > Now ? due : Now;
            timers.Dequeue().Run();
        }

        Now = time > Now ? time : Now;
    }

    public void At(DateTimeOffset time, Action run) =>
        new WorldTimer(this, owner: null, run).Change(time - Now, Timeout.InfiniteTimeSpan);

    public (DateTimeOffset Due, long Number) Add(WorldTimer timer, DateTimeOffset due)
    {
        timers.Enqueue(timer, (due, added));
        return (due, added++);
    }

    /// <summary>A process is gone, and its timers with it.</summary>
    public void RemoveAll(ProcessTime owner)
    {
        foreach (var timer in Of(owner).ToList())
        {
            timer.Dispose();
        }
    }

    public DateTimeOffset? NextDueOf(ProcessTime owner) => Of(owner).Min(timer => timer.Turn?.Due);

    IEnumerable<WorldTimer> Of(ProcessTime owner) =>
        timers
            .UnorderedItems.Select(item => item.Element)
            .Where(timer => timer.Owner == owner && timer.Turn is not null);
}
