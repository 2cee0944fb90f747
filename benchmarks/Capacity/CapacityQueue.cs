using MarketData.Tests.Model.Simulated;

namespace MarketData.Benchmarks.Capacity;

/// <summary>
/// The buffer, as far as throughput goes: what is there, what is in flight, what was received too often.
/// </summary>
sealed class CapacityQueue(WorldClock world)
{
    static readonly TimeSpan VisibilityTimeout = TimeSpan.FromSeconds(180);

    readonly Queue<QueuedEvent> ready = [];
    readonly PriorityQueue<QueuedEvent, DateTimeOffset> hidden = new();

    public int InFlight { get; private set; }
    public int DeadLetters { get; private set; }
    public int Failures { get; private set; }
    public int Waiting => ready.Count + hidden.Count;

    public void Send(QueuedEvent queued) => ready.Enqueue(queued);

    public QueuedEvent? Receive()
    {
        while (hidden.TryPeek(out var again, out var visibleAt) && visibleAt <= world.Now)
        {
            ready.Enqueue(hidden.Dequeue());
        }

        if (InFlight == AwsLimits.MessagesInFlight || !ready.TryDequeue(out var next))
        {
            return null;
        }

        next.Receives++;
        next.HiddenUntil = world.Now + VisibilityTimeout;
        InFlight++;
        return next;
    }

    public void Delete() => InFlight--;

    public void Fail(QueuedEvent queued)
    {
        InFlight--;
        Failures++;
        if (queued.Receives >= AwsLimits.MaxReceives)
        {
            DeadLetters++;
        }
        else
        {
            hidden.Enqueue(queued, queued.HiddenUntil);
        }
    }
}
