namespace MarketData.Benchmarks.Capacity;

/// <summary>Capacity units that come back by the second, and are saved for a second at most.</summary>
sealed class UnitBucket(double perSecond)
{
    double units = perSecond;
    DateTimeOffset filledAt;

    public double PerSecond { get; set; } = perSecond;

    /// <summary>A request may overdraw what is there, and those after it wait until that is paid back.</summary>
    public bool HasAny(DateTimeOffset now)
    {
        units = Math.Min(PerSecond, units + PerSecond * (now - filledAt).TotalSeconds);
        filledAt = now;
        return units > 0;
    }

    public void Take(double taken) => units -= taken;
}
