namespace MarketData.Domain.Events;

public static class UtcMinute
{
    /// <summary>The start of the UTC minute that a time lies in.</summary>
    public static DateTimeOffset Of(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
