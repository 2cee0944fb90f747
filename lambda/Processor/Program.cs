using MarketData.Hosting;
using MarketData.Hosting.Tracing;
using MarketData.Processor.Aws;
using MarketData.Processor.Configuration;
using MarketData.Processor.Decoding;
using MarketData.Processor.Telemetry;

namespace MarketData.Processor;

public static class Program
{
    public static Task Main() => RunAsync();

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
        // Lambda freezes a waiting function for as long as it likes: the wait for an event has no time-out.
        using var waiting = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var loop = new RuntimeLoop(http ?? waiting, LambdaEnvironment.Read(EnvironmentVariables.OfProcess), log, time);

        using var traces = TraceSender.OfEnvironment(Environment.GetEnvironmentVariable);
        if (traces is not null)
        {
            CallTracing.Install(traces, time);
        }

        await loop.RunAsync(
            start: async stop =>
            {
                var processor = await CreateProcessorAsync(http, log, time, stop);
                return (batch, context, ended) =>
                    processor.HandleAsync(batch, context.AwsRequestId, context.RemainingTime, ended);
            },
            SqsJson.Default.SQSEvent,
            SqsJson.Default.SQSBatchResponse,
            cancellation
        );
    }

    static async Task<BatchProcessor> CreateProcessorAsync(
        HttpClient? http,
        JsonLog log,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var clients = new FunctionClients(time, http);
        var settings = ProcessorSettings.Read(EnvironmentVariables.OfProcess);
        using var kms = clients.Kms();
        var key = await AuditKeyDecryption.DecryptAsync(
            kms,
            settings.AuditKeyCiphertext,
            settings.AuditTrailTable,
            cancellation
        );
        return BatchProcessor.Create(clients.DynamoDb(), clients.Topic(), key, settings, log, time);
    }
}
