using System.Globalization;
using MarketData.Benchmarks.Aws;
using MarketData.Benchmarks.Feed;
using MarketData.Benchmarks.Report;

namespace MarketData.Benchmarks.Function;

/// <summary>The whole function at one batch size: its speed, and what it asked of AWS.</summary>
/// <param name="BatchSize">Events an invocation.</param>
/// <param name="Load">The median round.</param>
/// <param name="Events">Of all rounds, over which usage was counted.</param>
/// <param name="Usage">What the function asked of AWS.</param>
/// <param name="EventBytes">Of an event with its envelope, on average.</param>
/// <param name="LoggedBytes">Of log lines for an event, on average.</param>
sealed record Throughput(int BatchSize, Load Load, long Events, Usage Usage, double EventBytes, double LoggedBytes)
{
    /// <summary>The larger of the two profiles' sizes last.</summary>
    public static readonly int[] BatchSizes = [10, 100, 1000];

    public double CallsPerEvent => (double)Usage.AllCalls / Events;

    /// <summary>The median of several rounds, after as many events as it takes the compiler to be done.</summary>
    public static async Task<Throughput> MeasureAsync(int batchSize, Effort effort)
    {
        var function = new WholeFunction();
        await function.WarmUpAsync();
        await Load.OfAsync(function, effort.WarmUpEvents, batchSize);
        function.Aws.ForgetUsage();
        var logged = function.Logged;
        var rounds = new List<Load>();
        for (var round = 0; round < effort.Rounds; round++)
        {
            rounds.Add(await Load.OfAsync(function, effort.EventsPerRound, batchSize));
        }

        var events = (long)effort.Rounds * effort.EventsPerRound;
        return new Throughput(
            batchSize,
            rounds.OrderBy(round => round.EventsPerSecond).ElementAt(rounds.Count / 2),
            events,
            function.Aws.Usage,
            function.Feed.Next(batchSize).Average(busEvent => SqsBatch.Body(busEvent).Length),
            (double)(function.Logged - logged) / events
        );
    }

    public static MarkdownTable Table(IEnumerable<Throughput> measured) =>
        new(
            [
                "batch",
                "events/s a core",
                "µs/event",
                "bytes allocated/event",
                "AWS calls/event",
                "write units/event",
                "read units/event",
            ],
            [
                .. measured.Select(one =>
                    (string[])
                        [
                            Text($"{one.BatchSize:#,0}"),
                            Text($"{one.Load.EventsPerSecond:#,0}"),
                            Text($"{1e6 / one.Load.EventsPerSecond:0.0}"),
                            Text($"{one.Load.AllocatedPerEvent:#,0}"),
                            Text($"{one.CallsPerEvent:0.000}"),
                            Text($"{one.Usage.WriteUnits / one.Events:0.000}"),
                            Text($"{one.Usage.ReadUnits / one.Events:0.000}"),
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
