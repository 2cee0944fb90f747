namespace MarketData.Processor.Alerting;

static class Minutes
{
    /// <summary>The UTC minute that a time lies in.</summary>
    public static DateTimeOffset Of(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
