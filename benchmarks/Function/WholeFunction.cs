using System.Text.Json;
using MarketData.Benchmarks.Aws;
using MarketData.Benchmarks.Feed;
using MarketData.Hosting;
using MarketData.Processor;
using MarketData.Processor.Configuration;
using MarketData.Processor.Decoding;

namespace MarketData.Benchmarks.Function;

/// <summary>
/// The function with the SDK's real clients, from the bytes of an invocation to its answer. Only the network is left
/// out: it ends in <see cref="MemoryAws"/>.
/// </summary>
sealed class WholeFunction
{
    readonly BatchProcessor processor;
    readonly CountingStream log = new();

    public WholeFunction(int symbols = PrintFeed.RealSymbols)
    {
        Feed = PrintFeed.Open(symbols);
        processor = BatchProcessor.Create(
            Clients.Of(Aws),
            ProcessorSettings.Read(new EnvironmentVariables(MemoryAws.Variables.GetValueOrDefault)),
            new JsonLog(log, TimeProvider.System),
            TimeProvider.System
        );
    }

    public MemoryAws Aws { get; } = new();

    public PrintFeed Feed { get; }

    /// <summary>Bytes of log lines so far.</summary>
    public long Logged => log.Length;

    /// <summary>Every symbol has its window of closes from here on.</summary>
    public async Task WarmUpAsync()
    {
        foreach (var minutes in Feed.WarmUp().Chunk(100))
        {
            await HandleAsync(SqsBatch.Write(minutes));
            Aws.Settle();
        }
    }

    public async Task HandleAsync(byte[] invocation)
    {
        var batch = JsonSerializer.Deserialize(invocation, SqsJson.Default.SQSEvent)!;
        var answer = await processor.HandleAsync(
            batch,
            "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
            TimeSpan.FromSeconds(30),
            CancellationToken.None
        );
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, SqsJson.Default.SQSBatchResponse);
        if (answer.BatchItemFailures.Count > 0)
        {
            throw new InvalidOperationException(
                $"The function failed {answer.BatchItemFailures.Count} of {batch.Records.Count} events ({json.Length} "
                    + $"bytes of answer); its last log line: {log.LastLine}"
            );
        }
    }
}
