using System.Diagnostics;
using MarketData.Sessions;
using MarketData.Tools;
using static MarketData.SandboxTests.Backtesting.TriedSession;

namespace MarketData.SandboxTests.Backtesting;

/// <summary>
/// The bound is several times what it takes on two cores, whatever else they do: docs/alerts.md has the figure.
/// </summary>
[CancelAfter(120_000)]
public sealed class BacktestSpeedTests
{
    const int Copies = 10;

    [Test]
    public async Task Tens_of_thousands_of_prints_are_tried_in_seconds()
    {
        var sample = SessionFile.Read(Checkout.SampleSession).ToList();
        var rows = Enumerable
            .Range(0, Copies)
            .SelectMany(copy => sample.Select(row => row with { Time = row.Time.AddMinutes(5 * copy) }));
        var clock = Stopwatch.StartNew();

        var result = await TryAsync(PriceOver100 + EveryPrint, rows);

        TestContext.Out.WriteLine($"{result.Counts.Events} events in {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.That(result.Counts.Trades, Is.EqualTo(46_030));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(15)));
    }
}
