using MarketData.Domain.Bars;
using MarketData.Sandbox.Feed;
using MarketData.Tools;

namespace MarketData.Benchmarks.Feed;

/// <summary>
/// An endless session of four symbols, dealt in turn, so that every batch of ten holds all four: real prints where they
/// lie beside the repository, else a generated session.
/// </summary>
sealed class PrintFeed
{
    const int Symbols = 4;
    const int GeneratedRows = 40_000;

    readonly List<Lane> lanes;
    int number;

    PrintFeed(IEnumerable<MarketRow> rows) =>
        lanes = [
            .. rows.GroupBy(row => row.Symbol)
                .OrderByDescending(group => group.Count())
                .Take(Symbols)
                .Select(group => new Lane([.. group])),
        ];

    public static string Source => File.Exists(RealPrints) ? "real prints of four US equities" : "a generated session";

    static string RealPrints =>
        Path.GetFullPath(
            Path.Combine(Checkout.Root, "..", "shared", "data", "trades", "us_equity_trades_20131008_open.csv.gz")
        );

    public static PrintFeed Open() =>
        new(File.Exists(RealPrints) ? SessionFile.Read(RealPrints) : GeneratedSession.Generate(seed: 1, GeneratedRows));

    /// <summary>What fills the window of closes of every symbol.</summary>
    public IReadOnlyList<BusEvent> WarmUp() =>
        [.. lanes.SelectMany(lane => lane.Before(CloseWindow.Length + 1)).Select(row => row.ToEvent(++number))];

    public IReadOnlyList<BusEvent> Next(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => lanes[number % Symbols].Next().ToEvent(++number))];
}
