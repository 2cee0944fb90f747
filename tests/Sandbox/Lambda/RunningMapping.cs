using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Lambda;

namespace MarketData.SandboxTests.Lambda;

/// <summary>An event-source mapping between a test's queue and a function that is a delegate.</summary>
sealed class RunningMapping : IFunction, IAsyncDisposable
{
    readonly CancellationTokenSource drain = new();
    readonly CancellationTokenSource stop = new();
    readonly Func<IReadOnlyList<DeliveredRecord>, Task<string?>> answer;
    readonly Task running;
    int concurrency;

    /// <summary>The function gets the records and answers JSON; null is an error of the function.</summary>
    public RunningMapping(
        TestQueue queue,
        Func<IReadOnlyList<DeliveredRecord>, Task<string?>> answer,
        int batchSize = 10,
        int windowSeconds = 0,
        int maximumConcurrency = 2,
        bool reportsBatchItemFailures = true
    )
    {
        this.answer = answer;
        var settings = new DeployedMapping
        {
            QueueArn = "arn:aws:sqs:us-east-1:123456789012:queue",
            BatchSize = batchSize,
            Window = TimeSpan.FromSeconds(windowSeconds),
            MaximumConcurrency = maximumConcurrency,
            ReportsBatchItemFailures = reportsBatchItemFailures,
        };
        running = new EventSourceMapping(new(queue.Sqs, queue.Url), settings, this, _ => { }).RunAsync(
            drain.Token,
            stop.Token
        );
    }

    public ConcurrentQueue<IReadOnlyList<DeliveredRecord>> Batches { get; } = new();

    public int HighestConcurrency { get; private set; }

    public IEnumerable<string> Bodies => Batches.SelectMany(batch => batch).Select(record => record.Body);

    public static string Failures(params IEnumerable<DeliveredRecord> failed)
    {
        var failures = failed.Select(record => $$"""{"itemIdentifier":"{{record.MessageId}}"}""");
        return $$"""{"batchItemFailures":[{{string.Join(',', failures)}}]}""";
    }

    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        HighestConcurrency = Math.Max(HighestConcurrency, Interlocked.Increment(ref concurrency));
        using var document = JsonDocument.Parse(payload);
        var records = document
            .RootElement.GetProperty("Records")
            .EnumerateArray()
            .Select(DeliveredRecord.Read)
            .ToList();
        Batches.Enqueue(records);
        var json = await answer(records);
        Interlocked.Decrement(ref concurrency);
        return json is null
            ? new InvocationResult.Failed("error")
            : new InvocationResult.Answered(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Done when what was received is processed.</summary>
    public async Task DrainAsync()
    {
        await drain.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Assert.That(
            async () => await running,
            drain.IsCancellationRequested ? Throws.Nothing : Throws.InstanceOf<OperationCanceledException>()
        );
        stop.Dispose();
        drain.Dispose();
    }
}
