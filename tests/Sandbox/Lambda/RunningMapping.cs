using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using MarketData.Sandbox.Lambda;

namespace MarketData.SandboxTests.Lambda;

/// <summary>An event-source mapping between a test's queue and a function that is a delegate.</summary>
sealed class RunningMapping : IFunction, IAsyncDisposable
{
    readonly CancellationTokenSource stop = new();
    readonly Func<IReadOnlyList<Record>, Task<string?>> answer;
    readonly Task running;
    int concurrency;

    /// <summary>The function gets the records and answers JSON; null is an error of the function.</summary>
    public RunningMapping(
        TestQueue queue,
        Func<IReadOnlyList<Record>, Task<string?>> answer,
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
        running = new EventSourceMapping(new(queue.Sqs, queue.Url), settings, this, _ => { }).RunAsync(stop.Token);
    }

    public ConcurrentQueue<IReadOnlyList<Record>> Batches { get; } = new();

    public int HighestConcurrency { get; private set; }

    public IEnumerable<string> Bodies => Batches.SelectMany(batch => batch).Select(record => record.Body);

    public static string Failures(params IEnumerable<Record> failed)
    {
        var failures = failed.Select(record => $$"""{"itemIdentifier":"{{record.MessageId}}"}""");
        return $$"""{"batchItemFailures":[{{string.Join(',', failures)}}]}""";
    }

    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        HighestConcurrency = Math.Max(HighestConcurrency, Interlocked.Increment(ref concurrency));
        using var document = JsonDocument.Parse(payload);
        var records = document.RootElement.GetProperty("Records").EnumerateArray().Select(Record.Read).ToList();
        Batches.Enqueue(records);
        var json = await answer(records);
        Interlocked.Decrement(ref concurrency);
        return json is null
            ? new InvocationResult.Failed("error")
            : new InvocationResult.Answered(Encoding.UTF8.GetBytes(json));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        stop.Dispose();
    }
}

sealed record Record(string MessageId, string Body, int ReceiveCount, string EventSource)
{
    public static Record Read(JsonElement record) =>
        new(
            record.GetProperty("messageId").GetString()!,
            record.GetProperty("body").GetString()!,
            int.Parse(
                record.GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString()!,
                System.Globalization.CultureInfo.InvariantCulture
            ),
            record.GetProperty("eventSource").GetString()!
        );
}
