namespace MarketData.SandboxTests.Ops;

/// <summary>Whoever waits has waited.</summary>
sealed class SkippingTime(DateTimeOffset now) : TimeProvider
{
    DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        now += dueTime > TimeSpan.Zero ? dueTime : TimeSpan.Zero;
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
