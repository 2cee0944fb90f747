using System.Globalization;
using MarketData.Benchmarks.Function;
using MarketData.Benchmarks.Report;

namespace MarketData.Benchmarks;

/// <summary>What the figures have to reach.</summary>
static class Targets
{
    const int UnitBytes = 1024;

    public static IEnumerable<Target> Of(Throughput lowLatency, Throughput throughput)
    {
        yield return AtLeast("events/s a core, throughput profile", 50_000, throughput.Load.EventsPerSecond, "#,0") with
        {
            NeedsFullRun = true,
        };
        yield return AtMost("AWS calls/event, low latency", 0.25, lowLatency.CallsPerEvent, "0.000");
        yield return AtMost("AWS calls/event, throughput", 0.04, throughput.CallsPerEvent, "0.000");
        yield return AtMost(
            "dollars for a million events, low latency",
            5.50,
            Price.Sum(Price.OfMillion(lowLatency)),
            "0.00"
        );
        yield return AtMost(
            "dollars for a million events, throughput",
            4.75,
            Price.Sum(Price.OfMillion(throughput)),
            "0.00"
        );
        yield return AtMost("bytes of the largest item", UnitBytes, throughput.Usage.LargestItems.Values.Max(), "#,0");
    }

    public static Target Of(ColdStart start) =>
        AtMost("ms from the start of the process to its first answer", 300, start.Answers.TotalMilliseconds, "0") with
        {
            NeedsFullRun = true,
        };

    /// <summary>A megabyte is what caches of the runtime may still take.</summary>
    public static Target Of(Memory memory) =>
        AtMost("MB that the heap has grown", 1, memory.HeapGrowth / 1e6, "0.0") with
        {
            NeedsFullRun = true,
        };

    static Target AtLeast(string what, double least, double measured, string format) =>
        new(what, $"≥ {Text(least, format)}", Text(measured, format), measured >= least);

    static Target AtMost(string what, double most, double measured, string format) =>
        new(what, $"≤ {Text(most, format)}", Text(measured, format), measured <= most);

    static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
