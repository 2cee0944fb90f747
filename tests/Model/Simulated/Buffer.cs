using MarketData.Tests.Model.Schedules;

namespace MarketData.Tests.Model.Simulated;

/// <summary>The queue: first the schedule's batches, then what came back, until it was received too often.</summary>
sealed class Buffer
{
    const int BatchSize = 10;

    readonly Queue<List<Message>> planned;
    readonly List<Message> returned = [];
    readonly List<Message> deadLetters = [];
    readonly HashSet<Message> redelivered = [];
    int messages;

    public Buffer(IEnumerable<IEnumerable<FedEvent>> batches) =>
        planned = new(batches.Select(batch => batch.Select(NewMessage).ToList()));

    /// <summary>Deliveries before a message is moved to the dead-letter queue.</summary>
    public int MaxReceives { get; init; } = 3;

    public bool IsEmpty => planned.Count == 0 && returned.Count == 0;

    public IReadOnlyList<Message> DeadLetters => deadLetters;

    public IReadOnlyList<Message> Redelivered => [.. redelivered];

    public IReadOnlyList<Message> Receive()
    {
        if (!planned.TryDequeue(out var batch))
        {
            batch = [.. returned.Take(BatchSize)];
            returned.RemoveRange(0, batch.Count);
            redelivered.UnionWith(batch);
        }

        batch.ForEach(message => message.Receives++);
        return batch;
    }

    public void Return(Message message) => (message.Receives < MaxReceives ? returned : deadLetters).Add(message);

    Message NewMessage(FedEvent fed) => new($"m{messages++}", fed, FedEvent.Opening.AddHours(1));
}
