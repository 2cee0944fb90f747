using System.Globalization;
using MarketData.Benchmarks.Report;

namespace MarketData.Benchmarks.Function;

/// <summary>What the function keeps while events pass through it.</summary>
sealed record Memory(IReadOnlyList<(long Events, long Heap, long WorkingSet)> Samples)
{
    const int BatchSize = 1000;
    const int SampleCount = 10;

    /// <summary>Between the first sample and the last, in bytes that a full collection leaves.</summary>
    public long HeapGrowth => Samples[^1].Heap - Samples[0].Heap;

    public static async Task<Memory> MeasureAsync(Effort effort)
    {
        var function = new WholeFunction();
        await function.WarmUpAsync();
        var samples = new List<(long, long, long)>();
        for (var sample = 1; sample <= SampleCount; sample++)
        {
            await Load.OfAsync(function, effort.MemoryEvents / SampleCount, BatchSize);
            samples.Add(
                (
                    (long)sample * effort.MemoryEvents / SampleCount,
                    GC.GetTotalMemory(forceFullCollection: true),
                    Environment.WorkingSet
                )
            );
        }

        return new Memory(samples);
    }

    public MarkdownTable Table() =>
        new(
            ["events so far", "MB on the heap after a full collection", "MB working set"],
            [
                .. Samples.Select(sample =>
                    (string[])
                        [
                            sample.Events.ToString("#,0", CultureInfo.InvariantCulture),
                            Megabytes(sample.Heap),
                            Megabytes(sample.WorkingSet),
                        ]
                ),
            ]
        );

    static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}
