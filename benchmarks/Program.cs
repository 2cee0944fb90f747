using MarketData.Benchmarks;
using MarketData.Benchmarks.Function;

var effort = args.Contains("--test") ? Effort.Once : Effort.Full;
var measured = new List<Throughput>();
foreach (var size in Throughput.BatchSizes)
{
    measured.Add(await Throughput.MeasureAsync(size, effort));
}

Console.WriteLine(Throughput.Table(measured));
Console.WriteLine(Price.Table(measured[0], measured[^1], 500));
foreach (var (table, size) in measured[0].Usage.LargestItems) { Console.WriteLine($"{table} {size}"); }
foreach (var one in measured) { Console.WriteLine(string.Join(' ', one.Usage.Calls)); }
