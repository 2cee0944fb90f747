using System.Globalization;
using MarketData.Benchmarks.Aws;
using MarketData.Benchmarks.Capacity;
using MarketData.Benchmarks.Feed;
using MarketData.Benchmarks.Report;

namespace MarketData.Benchmarks.Function;

/// <summary>Events an invocation, and of how many symbols, each with as many.</summary>
readonly record struct Batch(int Size, int Symbols);

/// <summary>The whole function with one kind of batch: its speed, and what it asked of AWS.</summary>
/// <param name="Batch">What an invocation gets.</param>
/// <param name="Load">The median round.</param>
/// <param name="Events">Of all rounds, over which usage was counted.</param>
/// <param name="Usage">What the function asked of AWS.</param>
/// <param name="EventBytes">Of an event with its envelope, on average.</param>
/// <param name="LoggedBytes">Of log lines for an event, on average.</param>
/// <param name="Invocation">How long an invocation takes, with its waiting for AWS, as simulated.</param>
sealed record Throughput(
    Batch Batch,
    Load Load,
    long Events,
    Usage Usage,
    double EventBytes,
    double LoggedBytes,
    TimeSpan Invocation
)
{
    public static readonly Batch LowLatency = new(10, PrintFeed.RealSymbols);

    /// <summary>No two events share a state or an audit record.</summary>
    public static readonly Batch LowLatencyApart = new(10, 10);

    public static readonly Batch Large = new(1000, PrintFeed.RealSymbols);
    public static readonly Batch[] Batches = [LowLatency, LowLatencyApart, new(100, PrintFeed.RealSymbols), Large];

    public double CallsPerEvent => (double)Usage.AllCalls / Events;

    /// <summary>The median of several rounds, after as many events as it takes the compiler to be done.</summary>
    public static async Task<Throughput> MeasureAsync(Batch batch, Effort effort)
    {
        var function = new WholeFunction(batch.Symbols);
        await function.WarmUpAsync();
        await Load.OfAsync(function, effort.WarmUpEvents, batch.Size);
        function.Aws.ForgetUsage();
        var logged = function.Logged;
        var rounds = new List<Load>();
        for (var round = 0; round < effort.Rounds; round++)
        {
            rounds.Add(await Load.OfAsync(function, effort.EventsPerRound, batch.Size));
        }

        var events = (long)effort.Rounds * effort.EventsPerRound;
        return new Throughput(
            batch,
            rounds.OrderBy(round => round.EventsPerSecond).ElementAt(rounds.Count / 2),
            events,
            function.Aws.Usage,
            function.Feed.Next(batch.Size).Average(busEvent => SqsBatch.Body(busEvent).Length),
            (double)(function.Logged - logged) / events,
            CapacityRun.Of(Scenarios.Alone(batch.Size, batch.Symbols)).Invocation
        );
    }

    public static MarkdownTable Table(IEnumerable<Throughput> measured) =>
        new(
            [
                "batch",
                "symbols in it",
                "events/s a core",
                "µs/event",
                "bytes allocated/event",
                "AWS calls/event",
                "write units/event",
                "read units/event",
                "ms an invocation",
            ],
            [
                .. measured.Select(one =>
                    (string[])
                        [
                            Text($"{one.Batch.Size:#,0}"),
                            Text($"{one.Batch.Symbols}"),
                            Text($"{one.Load.EventsPerSecond:#,0}"),
                            Text($"{1e6 / one.Load.EventsPerSecond:0.0}"),
                            Text($"{one.Load.AllocatedPerEvent:#,0}"),
                            Text($"{one.CallsPerEvent:0.000}"),
                            Text($"{one.Usage.WriteUnits / one.Events:0.000}"),
                            Text($"{one.Usage.ReadUnits / one.Events:0.000}"),
                            Text($"{one.Invocation.TotalMilliseconds:0}"),
                        ]
                ),
            ]
        );

    public static MarkdownTable ItemTable(Throughput measured) =>
        new(
            ["table", "bytes of the largest item"],
            [.. measured.Usage.LargestItems.Select(table => (string[])[table.Key, Text($"{table.Value:#,0}")])]
        );

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
