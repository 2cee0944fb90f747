using System.Globalization;
using System.Runtime.InteropServices;
using MarketData.Benchmarks.Capacity;
using MarketData.Benchmarks.Function;
using MarketData.Benchmarks.Parts;
using MarketData.Benchmarks.Report;
using MarketData.Benchmarks.Trades;

namespace MarketData.Benchmarks;

/// <summary>Measures what is asked for and prints it as Markdown, as the README shows it.</summary>
sealed class BenchmarkRun(Options options, TextWriter output)
{
    readonly List<Target> targets = [];

    /// <returns>False where a target is missed. Of a test run only what is counted counts.</returns>
    public async Task<bool> RunAsync()
    {
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{DateTime.UtcNow:yyyy-MM-dd}, {Machine.Name}, {RuntimeInformation.FrameworkDescription}, "
                    + $"the prints of samples/."
            )
        );
        await MeasureAsync(Options.Function, FunctionAsync);
        await MeasureAsync(Options.Parts, PartsAsync);
        await MeasureAsync(Options.Start, StartAsync);
        await MeasureAsync(Options.Memory, MemoryAsync);
        await MeasureAsync(Options.Trades, TradesAsync);
        await MeasureAsync(Options.Capacity, CapacityAsync);

        var binding = targets.Where(target => options.Effort.IsFull || !target.NeedsFullRun).ToList();
        if (binding.Count > 0)
        {
            await WriteAsync("Targets", Target.Table(binding));
        }

        return binding.All(target => target.IsReached);
    }

    async Task MeasureAsync(string section, Func<Task> measure)
    {
        if (options.Sections.Contains(section))
        {
            await measure();
        }
    }

    async Task FunctionAsync()
    {
        var measured = new List<Throughput>();
        foreach (var batch in Throughput.Batches)
        {
            measured.Add(await Throughput.MeasureAsync(batch, options.Effort));
        }

        var (lowLatency, apart, throughput) = (measured[0], measured[1], measured[^1]);
        await WriteAsync("The whole function", Throughput.Table(measured));
        await WriteAsync("List price", Price.Table([lowLatency, apart, throughput]));
        await WriteAsync("Items", Throughput.ItemTable(throughput));
        targets.AddRange(Targets.Of(lowLatency, throughput));
    }

    async Task PartsAsync() => await WriteAsync("Parts", PartsTable.Measure(options.Effort));

    async Task StartAsync()
    {
        var start = await ColdStart.MeasureAsync(options.Effort);
        await WriteAsync("Start", start.Table());
        targets.Add(Targets.Of(start));
    }

    async Task MemoryAsync()
    {
        var memory = await Memory.MeasureAsync(options.Effort);
        await WriteAsync("Memory", memory.Table());
        targets.Add(Targets.Of(memory));
    }

    async Task TradesAsync()
    {
        var cost = await TradeCost.CountAsync();
        await WriteAsync("A trade", cost.CountTable());
        await WriteAsync("List price of trades", cost.Table());
        var start = await TradeStart.MeasureAsync(options.Effort);
        await WriteAsync("Start of the trade functions", start.Table());
        targets.AddRange(Targets.Of(cost, start));
    }

    async Task CapacityAsync()
    {
        if (!options.Effort.IsFull)
        {
            await WriteAsync("Capacity", CapacityTable.Of(Scenarios.Quick.Select(CapacityRun.Of)));
            return;
        }

        foreach (var (what, played) in Scenarios.All)
        {
            await WriteAsync(what, CapacityTable.Of(played.Select(CapacityRun.Of)));
        }
    }

    async Task WriteAsync(string heading, MarkdownTable table) =>
        await output.WriteLineAsync($"\n### {heading}\n\n{table}");
}
