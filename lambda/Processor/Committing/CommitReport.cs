using MarketData.Domain.Decisions;
using MarketData.Domain.Events;

namespace MarketData.Processor.Committing;

/// <summary>What became of the events of a batch. An event that is nowhere in here is not committed.</summary>
public sealed class CommitReport
{
    readonly List<(RecordedEvent Recorded, DateTimeOffset At)> stored = [];
    readonly List<KnownEvent> known = [];

    // Symbols are committed side by side.
    readonly Lock turn = new();
    int conflicts;

    /// <summary>Events that this commit stored, and when.</summary>
    public IReadOnlyList<(RecordedEvent Recorded, DateTimeOffset At)> Stored => stored;

    /// <summary>Events whose identity was stored before.</summary>
    public IReadOnlyList<KnownEvent> Known => known;

    /// <summary>
    /// How often a symbol had to be loaded and decided on again, because another consumer committed it first.
    /// </summary>
    public int Conflicts => conflicts;

    /// <summary>Every event of the batch that the tables hold now, as they hold it.</summary>
    public IEnumerable<MarketEvent> Events =>
        stored.Select(entry => entry.Recorded.Event).Concat(known.Select(entry => entry.Stored ?? entry.Event));

    internal void AddStored(Decision decision, DateTimeOffset at)
    {
        lock (turn)
        {
            stored.AddRange(decision.Events.Select(recorded => (recorded, at)));
        }
    }

    internal void AddKnown(KnownEvent duplicate)
    {
        lock (turn)
        {
            known.Add(duplicate);
        }
    }

    internal void AddConflict() => Interlocked.Increment(ref conflicts);
}

/// <summary>A delivery of an event that was stored before.</summary>
/// <param name="Event">The event as it was delivered now.</param>
/// <param name="Stored">The event as it was stored, or null where only an alert of it is left.</param>
public sealed record KnownEvent(MarketEvent Event, MarketEvent? Stored);
