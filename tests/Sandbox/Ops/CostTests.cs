using MarketData.Ops.Cost;

namespace MarketData.SandboxTests.Ops;

/// <summary>The calculator against what the benchmarks count, and its command line.</summary>
[CancelAfter(60_000)]
public class CostTests
{
    /// <summary>
    /// "List price" in benchmarks/README.md, but for what the calculator adds: bars as they are in real time, and
    /// storage.
    /// </summary>
    [TestCase(10, 4, 4.549)]
    [TestCase(10, 10, 6.125)]
    [TestCase(1000, 4, 3.520)]
    public void A_million_events_cost_what_the_benchmarks_count(int batch, int symbolsInBatch, double expected)
    {
        var rates = new MarketRates(
            1e6,
            SymbolsFor(batch, symbolsInBatch),
            BusyHours: 0.01,
            batch,
            MailsPerDay: 0,
            KeptDays: 1
        );

        var cost = MonthlyCost.Of(rates, days: 1, Prices.List);

        var withoutStorage = cost.Parts.Where(part => !part.What.Contains("stored")).Sum(part => part.Dollars);
        Assert.That(withoutStorage, Is.EqualTo(expected).Within(4).Percent);
    }

    /// <summary>"List price of trades" in benchmarks/README.md.</summary>
    [Test]
    public void A_million_trades_cost_what_the_benchmarks_count() =>
        Assert.That(MonthlyCost.OfTrades(1e6, days: 1, Prices.List).Total, Is.EqualTo(108.08).Within(0.01));

    [Test]
    public async Task Rates_and_prices_of_ones_own_are_counted(CancellationToken cancellation)
    {
        var prices = Path.GetTempFileName();
        await File.WriteAllTextAsync(prices, """{"millionCustomEvents": 2}""", cancellation);

        var run = await RunAsync(cancellation, "--events-per-day", "1000000", "--days", "1", "--prices", prices);
        File.Delete(prices);

        Assert.That(run.ExitCode, Is.Zero, run.Everything);
        Assert.That(run.Output, Does.Match(@"EventBridge: the bus +2\.00"));
    }

    [TestCase("There is nothing to count: give --events-per-day, --trades-per-day or both.")]
    [TestCase(
        "--events-per-day is '1e6', but must be a number from 0 to",
        "--trades-per-day",
        "1",
        "--events-per-day",
        "1e6"
    )]
    [TestCase("--symbols is '2.5', but must be a whole number from 1 to", "--trades-per-day", "1", "--symbols", "2.5")]
    [TestCase("--batch is '0', but must be a number from 1 to 1,000.", "--trades-per-day", "1", "--batch", "0")]
    public async Task A_wrong_rate_is_named_with_what_is_allowed(string problem, params string[] arguments)
    {
        var run = await RunAsync(TestContext.CurrentContext.CancellationToken, arguments);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Everything, Does.Contain(problem));
    }

    [TestCase("""{"queueRequests": 1}""", "queueRequests")]
    [TestCase("""{"millionWriteUnits": -1}""", "millionWriteUnits is -1, but must be 0 or more.")]
    [TestCase("[]", "the prices are not a JSON object with millionCustomEvents, ")]
    public void Wrong_prices_are_named(string json, string problem) =>
        Assert.That(() => Prices.Parse(json), Throws.TypeOf<FormatException>().With.Message.Contains(problem));

    /// <summary>So many symbols of equal frequency that a batch has that many different ones on average.</summary>
    static int SymbolsFor(int batch, int symbolsInBatch) =>
        symbolsInBatch < batch
            ? Enumerable
                .Range(symbolsInBatch, 10)
                .MinBy(symbols => Math.Abs(new MarketRates(1, symbols, 1, batch, 0, 1).SymbolsInBatch - symbolsInBatch))
            : 100_000;

    static Task<MarketData.Tools.CommandResult> RunAsync(CancellationToken cancellation, params string[] arguments) =>
        OpsCommand.RunAsync(new Dictionary<string, string>(), cancellation, ["cost", .. arguments]);
}
