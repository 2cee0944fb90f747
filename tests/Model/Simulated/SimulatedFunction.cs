using Amazon.Lambda.SQSEvents;
using MarketData.Hosting;
using MarketData.Processor;
using MarketData.Processor.Configuration;

namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// A process of the function, with nothing remembered from the ones before, and one invocation at a time.
/// </summary>
sealed class SimulatedFunction
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly BatchProcessor processor;
    readonly Random random;
    Task<SQSBatchResponse>? running;

    public SimulatedFunction(ProcessorSettings settings, ProcessTime time, Random random, Action<Call> arrived)
    {
        Time = time;
        this.random = random;
        var clients = SimulatedClients.Over(new Gate(this, arrived), Time);
        processor = BatchProcessor.Create(clients, settings, new JsonLog(Log.Stream, Time), Time, random);
    }

    public ProcessTime Time { get; }

    /// <summary>Whether it is of a version of the function that is to come.</summary>
    public bool IsNewer { get; init; }

    public ProcessLog Log { get; } = new();

    /// <summary>The last one.</summary>
    public Invocation Invocation { get; private set; } = new([]);

    public IReadOnlyList<Message> Batch => Invocation.Batch;

    public bool IsDead { get; private set; }

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

    public void Die()
    {
        IsDead = true;
        Time.Stop();
    }

    /// <summary>Whether a request that its process gave up before it arrived arrives nowhere.</summary>
    public bool LosesOnTheWay() => random.Next(2) == 0;
}
