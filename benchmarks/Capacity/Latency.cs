namespace MarketData.Benchmarks.Capacity;

/// <summary>How long something takes: log-normal, as latencies are, by its median and its 99th percentile.</summary>
readonly record struct Latency(double MedianMs, double P99Ms)
{
    const double QuantileOfP99 = 2.326;

    public TimeSpan Draw(Random random)
    {
        // Box and Muller's normal deviate.
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return TimeSpan.FromMilliseconds(MedianMs * Math.Exp(Math.Log(P99Ms / MedianMs) / QuantileOfP99 * normal));
    }

    public static Latency operator *(Latency latency, double factor) =>
        new(latency.MedianMs * factor, latency.P99Ms * factor);
}
