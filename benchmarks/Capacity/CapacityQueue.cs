using MarketData.Tests.Model.Simulated;

namespace MarketData.Benchmarks.Capacity;

/// <summary>
/// The buffer, as far as throughput goes: what is there, what is in flight, what was received too often.
/// </summary>
sealed class CapacityQueue(WorldClock world, bool isFair)
{
    static readonly TimeSpan VisibilityTimeout = TimeSpan.FromSeconds(180);

    readonly FairOrder ready = new(isFair);
    readonly PriorityQueue<QueuedEvent, DateTimeOffset> hidden = new();

    public int InFlight { get; private set; }
    public int DeadLetters { get; private set; }
    public int Failures { get; private set; }
    public int Waiting => ready.Count + hidden.Count;

    public void Send(QueuedEvent queued) => ready.Add(queued);

    public QueuedEvent? Receive()
    {
        while (hidden.TryPeek(out var again, out var visibleAt) && visibleAt <= world.Now)
        {
            ready.Add(hidden.Dequeue());
        }

        if (InFlight == AwsLimits.MessagesInFlight || ready.Take() is not { } next)
        {
            return null;
        }

        next.Receives++;
        next.HiddenUntil = world.Now + VisibilityTimeout;
        InFlight++;
        return next;
    }

    public void Delete(QueuedEvent queued)
    {
        InFlight--;
        ready.Return(queued);
    }

    public void Fail(QueuedEvent queued)
    {
        Delete(queued);
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
