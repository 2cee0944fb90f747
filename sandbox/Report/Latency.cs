using System.Diagnostics;

namespace MarketData.Sandbox.Report;

/// <summary>Milliseconds from putting an event on the bus to its being stored and answered.</summary>
public sealed record Latency(double Median, double Percentile99)
{
    /// <summary>Of Stopwatch timestamps; what was not answered (0) does not count.</summary>
    public static Latency Of(IEnumerable<(long Sent, long Settled)> times)
    {
        var sorted = times
            .Where(time => time.Settled != 0)
            .Select(time => Stopwatch.GetElapsedTime(time.Sent, time.Settled).TotalMilliseconds)
            .Order()
            .ToList();
        return new(Percentile(sorted, 0.50), Percentile(sorted, 0.99));
    }

    /// <summary>By nearest rank.</summary>
    static double Percentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
