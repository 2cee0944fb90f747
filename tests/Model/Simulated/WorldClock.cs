namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// The time of the simulated world. It stands still until the simulation puts it forward; timers that come due run on
/// the spot.
/// </summary>
sealed class WorldClock(DateTimeOffset now)
{
    readonly List<WorldTimer> timers = [];

    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>When the first timer comes due.</summary>
    public DateTimeOffset? NextDue => timers.Count > 0 ? timers.Min(timer => timer.Due) : null;

    public void Advance(TimeSpan time) => AdvanceTo(Now + time);

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

    public void At(DateTimeOffset time, Action run) =>
        new WorldTimer(this, owner: null, run).Change(time - Now, Timeout.InfiniteTimeSpan);

    public void Add(WorldTimer timer) => timers.Add(timer);

    public void Remove(WorldTimer timer) => timers.Remove(timer);

    /// <summary>A process is gone, and its timers with it.</summary>
    public void RemoveAll(ProcessTime owner) => timers.RemoveAll(timer => timer.Owner == owner);

    public DateTimeOffset? NextDueOf(ProcessTime owner) =>
        timers.Where(timer => timer.Owner == owner).Min(timer => (DateTimeOffset?)timer.Due);
}
