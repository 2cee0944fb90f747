using Amazon.Lambda.SQSEvents;
using MarketData.Hosting;
using MarketData.Processor;
using MarketData.Processor.Configuration;

namespace MarketData.Tests.Model.Simulated;

/// <summary>A process of the processor function.</summary>
sealed class SimulatedFunction : SimulatedProcess
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly BatchProcessor processor;
    Task<SQSBatchResponse>? running;

    public SimulatedFunction(ProcessorSettings settings, ProcessTime time, Random random, Action<Call> arrived)
        : base(time, random)
    {
        var clients = SimulatedClients.Over(new Gate(this, arrived), Time);
        processor = BatchProcessor.Create(clients, settings, new JsonLog(Log.Stream, Time), Time, random);
    }

    public IReadOnlyList<Message> Batch => Invocation.Batch;

    public bool IsIdle => running is null && !IsDead;

    public bool IsBusy => running is { IsCompleted: false } && !IsDead;

    public bool HasAnswered => running is { IsCompleted: true } && !IsDead;

    /// <summary>What a start does before the first invocation.</summary>
    public Task PrepareAsync() => processor.PrepareAsync(CancellationToken.None);

    public void Invoke(IReadOnlyList<Message> batch, TimeSpan? remaining = null)
    {
        Invocation = new Invocation(batch);
        var records = new SQSEvent { Records = [.. batch.Select(message => message.ToSqs())] };
        running = processor.HandleAsync(records, "request-1", remaining ?? Timeout, CancellationToken.None);
    }

    /// <summary>The ids of the messages that failed: all of them, where the invocation itself did.</summary>
    public IReadOnlySet<string> TakeFailures()
    {
        var answer = running!;
        running = null;
        return answer.IsCompletedSuccessfully
            ? answer.Result.BatchItemFailures.Select(failure => failure.ItemIdentifier).ToHashSet()
            : Batch.Select(message => message.Id).ToHashSet();
    }
}
