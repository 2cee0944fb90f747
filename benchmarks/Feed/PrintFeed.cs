using MarketData.Domain.Bars;
using MarketData.Sandbox.Feed;
using MarketData.Tools;

namespace MarketData.Benchmarks.Feed;

/// <summary>
/// An endless session of the four symbols in samples/, dealt in turn, so that every batch of ten holds all four.
/// </summary>
sealed class PrintFeed
{
    const int Symbols = 4;

    readonly List<Lane> lanes;
    int number;

    PrintFeed(IEnumerable<MarketRow> rows) =>
        lanes = [
            .. rows.GroupBy(row => row.Symbol)
                .OrderByDescending(group => group.Count())
                .Take(Symbols)
                .Select(group => new Lane([.. group])),
        ];

    public static PrintFeed Open() =>
        new(SessionFile.Read(Checkout.SampleSession).Where(row => row.Kind == RowKind.Trade));

    /// <summary>What fills the window of closes of every symbol.</summary>
    public IReadOnlyList<BusEvent> WarmUp() =>
        [.. lanes.SelectMany(lane => lane.Before(CloseWindow.Length + 1)).Select(row => row.ToEvent(++number))];

    public IReadOnlyList<BusEvent> Next(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => lanes[number % Symbols].Next().ToEvent(++number))];
}
