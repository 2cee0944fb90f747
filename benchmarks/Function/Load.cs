using MarketData.Benchmarks.Feed;

namespace MarketData.Benchmarks.Function;

/// <summary>What handling so many events took.</summary>
/// <param name="Events">How many.</param>
/// <param name="Processor">Processor time of the whole process, garbage collection and compilation included.</param>
/// <param name="Allocated">Bytes.</param>
readonly record struct Load(int Events, TimeSpan Processor, long Allocated)
{
    public double EventsPerSecond => Events / Processor.TotalSeconds;
    public double AllocatedPerEvent => (double)Allocated / Events;

    /// <summary>
    /// Batches are made and settled outside of the measurement. It counts processor time, not time on the clock: what
    /// else runs on the machine does not matter, and one core is one second of it a second.
    /// </summary>
    public static async Task<Load> OfAsync(WholeFunction function, int events, int batchSize)
    {
        var (processor, allocated) = (TimeSpan.Zero, 0L);
        for (var handled = 0; handled < events; handled += batchSize)
        {
            var invocation = SqsBatch.Write(function.Feed.Next(batchSize));
            var (cpuBefore, bytesBefore) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            await function.HandleAsync(invocation);
            processor += Environment.CpuUsage.TotalTime - cpuBefore;
            allocated += GC.GetTotalAllocatedBytes() - bytesBefore;
            function.Aws.Settle();
        }

        return new Load(events, processor, allocated);
    }
}
