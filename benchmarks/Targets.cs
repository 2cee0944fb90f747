using System.Globalization;
using MarketData.Benchmarks.Function;
using MarketData.Benchmarks.Report;
using MarketData.Benchmarks.Trades;
using MarketData.Contract;

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
            "dollars for a million events, low latency, 4 symbols in 10",
            4.60,
            Price.Sum(Price.OfMillion(lowLatency)),
            "0.00"
        );
        yield return AtMost(
            "dollars for a million events, throughput",
            3.70,
            Price.Sum(Price.OfMillion(throughput)),
            "0.00"
        );
        yield return AtMost(
            "bytes allocated for an event, throughput",
            20_000,
            throughput.Load.AllocatedPerEvent,
            "#,0"
        );
        yield return AtMost(
            "bytes of the largest item, audit records left out",
            UnitBytes,
            throughput
                .Usage.LargestItems.Where(table => table.Key != Tables.AuditTrail.Purpose)
                .Max(table => table.Value),
            "#,0"
        );
    }

    public static Target Of(ColdStart start) =>
        AtMost("ms from the start of the process to its first answer", 200, start.Answers.TotalMilliseconds, "0") with
        {
            NeedsFullRun = true,
        };

    public static IEnumerable<Target> Of(TradeCost cost, TradeStart start)
    {
        yield return AtMost("dollars for a million trades", 110, Price.Sum(Price.OfMillion(cost)), "0.00");
        yield return AtMost(
            "ms from the start of the slowest trade function to its first answer",
            250,
            start.Answers.Values.Max().TotalMilliseconds,
            "0"
        ) with
        {
            NeedsFullRun = true,
        };
    }

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
