namespace MarketData.SandboxTests.Function;

/// <summary>The real time, put forward by a test.</summary>
sealed class ShiftedTime : TimeProvider
{
    TimeSpan shift;

    public void Advance(TimeSpan by) => shift += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(shift.TotalSeconds * TimestampFrequency);
}
