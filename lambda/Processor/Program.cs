using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Decoding;
using MarketData.Shared.Aws;
using MarketData.Shared.Telemetry;

namespace MarketData.Processor;

public static class Program
{
    /// <returns>1 where it ended by a failure, which stands in the log.</returns>
    public static Task<int> Main() => Entry.RunAsync(stop => RunAsync(cancellation: stop));

    /// <summary>Runs the function until cancelled.</summary>
    /// <param name="http">
    /// Carries the calls to the Runtime API and to AWS; by default each has a client of its own.
    /// </param>
    /// <param name="cancellation">Ends the loop.</param>
    public static async Task RunAsync(HttpClient? http = null, CancellationToken cancellation = default)
    {
        var time = TimeProvider.System;
        await using var output = Console.OpenStandardOutput();
        var log = new JsonLog(output, time);
        using var waiting = Entry.RuntimeClient();
        using var traces = CallTracing.InstallWhereTraced(time);
        var loop = new RuntimeLoop(http ?? waiting, EnvironmentVariables.OfProcess, log, time);

        await loop.RunAsync(
            start: async stop =>
            {
                var settings = ProcessorSettings.Read(EnvironmentVariables.OfProcess);
                var processor = BatchProcessor.Create(new FunctionClients(time, http), settings, log, time);
                await processor.PrepareAsync(stop);
                return (batch, context, ended) =>
                    processor.HandleAsync(batch, context.AwsRequestId, context.RemainingTime, ended);
            },
            SqsJson.Default.SQSEvent,
            SqsJson.Default.SQSBatchResponse,
            cancellation
        );
    }
}
