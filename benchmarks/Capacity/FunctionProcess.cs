using System.Globalization;
using Amazon.Lambda.SQSEvents;
using MarketData.Hosting;
using MarketData.Processor;
using MarketData.Processor.Configuration;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Benchmarks.Capacity;

/// <summary>One execution environment: the function as it is, over the simulated network.</summary>
sealed class FunctionProcess
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly BatchProcessor processor;

    public FunctionProcess(WorldClock world, HttpMessageHandler aws, ProcessorSettings settings, Random random)
    {
        var time = new ProcessTime(world, wrongBy: default);
        var clients = SimulatedClients.Over(aws, time);
        processor = BatchProcessor.Create(clients, settings, new JsonLog(Stream.Null, time), time, random);
    }

    /// <returns>The numbers of the events that failed.</returns>
    public async Task<HashSet<int>> HandleAsync(List<QueuedEvent> events)
    {
        var batch = new SQSEvent { Records = events.ConvertAll(queued => queued.ToSqs()) };
        var answer = await processor.HandleAsync(batch, "capacity", Timeout, CancellationToken.None);
        return
        [
            .. answer.BatchItemFailures.Select(failure =>
                int.Parse(failure.ItemIdentifier, CultureInfo.InvariantCulture)
            ),
        ];
    }
}
