namespace MarketData.Domain.Events;

/// <summary>
/// When an event may have happened: a time further off was written in another unit, or by a clock that is wrong.
/// </summary>
public static class TimeLimits
{
    public static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    public static bool Allow(DateTimeOffset time, DateTimeOffset receivedAt) =>
        time >= Earliest && time <= receivedAt + MaxAhead;

    /// <summary>In words.</summary>
    public static string Form(DateTimeOffset receivedAt) => $"from 1990 to a day after its receipt at {receivedAt:O}";
}
