using MarketData.Domain.Bars;
using MarketData.Sandbox.Feed;
using MarketData.Sessions;
using MarketData.Tools;

namespace MarketData.Benchmarks.Feed;

/// <summary>
/// An endless session of the four symbols in samples/, dealt in turn, so that every batch of ten holds all four. Where
/// more symbols are asked for, the same prints come again under other names.
/// </summary>
sealed class PrintFeed
{
    public const int RealSymbols = 4;

    readonly List<Lane> lanes;
    int number;

    PrintFeed(IEnumerable<MarketRow> trades, int symbols)
    {
        var real = trades
            .GroupBy(row => row.Symbol)
            .OrderByDescending(group => group.Count())
            .Take(RealSymbols)
            .Select(group => group.ToList())
            .ToList();
        lanes = [.. Enumerable.Range(0, symbols).Select(lane => Named(real[lane % RealSymbols], lane / RealSymbols))];
    }

    public static PrintFeed Open(int symbols = RealSymbols) =>
        new(SessionFile.Read(Checkout.SampleSession).Where(row => row.Kind == RowKind.Trade), symbols);

    /// <summary>What fills the window of closes of every symbol.</summary>
    public IReadOnlyList<BusEvent> WarmUp() =>
        [.. lanes.SelectMany(lane => lane.Before(CloseWindow.Length + 1)).Select(row => row.ToEvent(++number))];

    public IReadOnlyList<BusEvent> Next(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => lanes[number % lanes.Count].Next().ToEvent(++number))];

    static Lane Named(IEnumerable<MarketRow> rows, int copy) =>
        new([.. rows.Select(row => copy == 0 ? row : row with { Symbol = $"{row.Symbol}.{copy}" })]);
}
