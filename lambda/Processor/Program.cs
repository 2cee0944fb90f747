using System.Runtime.InteropServices;
using MarketData.Hosting;
using MarketData.Hosting.Tracing;
using MarketData.Processor.Aws;
using MarketData.Processor.Configuration;
using MarketData.Processor.Decoding;
using MarketData.Processor.Telemetry;

namespace MarketData.Processor;

public static class Program
{
    /// <returns>1 where it ended by a failure, which stands in the log.</returns>
    public static async Task<int> Main()
    {
        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true;
                stop.Cancel();
            }
        );
        try
        {
            await RunAsync(cancellation: stop.Token);
            return 0;
        }
        catch (Exception failure)
        {
            // An exception that nobody catches ends a process in text that is no JSON, and an abort.
            return failure is OperationCanceledException && stop.IsCancellationRequested ? 0 : 1;
        }
    }

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
        // Lambda freezes a waiting function for as long as it likes: the wait for an event has no time-out. And the
        // Runtime API is on this machine, whatever proxy the environment names.
        using var waiting = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var loop = new RuntimeLoop(http ?? waiting, EnvironmentVariables.OfProcess, log, time);

        using var traces = TraceSender.OfEnvironment(Environment.GetEnvironmentVariable);
        if (traces is not null)
        {
            CallTracing.Install(traces, time);
        }

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
