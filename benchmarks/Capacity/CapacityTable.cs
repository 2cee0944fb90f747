using System.Globalization;
using MarketData.Benchmarks.Report;

namespace MarketData.Benchmarks.Capacity;

/// <summary>Scenarios side by side, as docs/scaling.md shows them.</summary>
static class CapacityTable
{
    static readonly string[] Columns =
    [
        "profile",
        "symbols",
        "hottest",
        "put/s",
        "functions",
        "stored/s",
        "hot p50",
        "hot p99",
        "quiet p50",
        "quiet p99",
        "drained",
        "conflicts",
        "throttled",
        "failed",
        "dead",
        "ms an invocation",
    ];

    public static MarkdownTable Of(IEnumerable<CapacityResult> results) => new(Columns, [.. results.Select(Row)]);

    static string[] Row(CapacityResult result) =>
        [
            result.Scenario.IsThroughputProfile ? "throughput" : "low latency",
            Text($"{result.Scenario.Symbols:#,0}"),
            Text($"{result.Scenario.HotShare:0%}"),
            Text($"{result.Scenario.Rate:#,0}"),
            Text($"{result.Scenario.Concurrency:#,0}"),
            Text($"{result.StoredPerSecond:#,0}"),
            Seconds(result.Hot.Median),
            Seconds(result.Hot.P99),
            Seconds(result.Quiet.Median),
            Seconds(result.Quiet.P99),
            result.Stored < result.Put
                ? Text($"never: {result.Put - result.Stored:#,0} open")
                : Seconds(result.Drained > default(TimeSpan) ? result.Drained : default),
            Text($"{(double)result.Conflicts / (result.Conflicts + result.Transactions):0%}"),
            Text($"{result.Throttled:#,0}"),
            Text($"{result.Failures:#,0}"),
            Text($"{result.DeadLetters:#,0}"),
            Text($"{result.Invocation.TotalMilliseconds:0}"),
        ];

    static string Seconds(TimeSpan? time) => time is { } seconds ? Text($"{seconds.TotalSeconds:0.00} s") : "–";

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
