using MarketData.Domain.Events;

namespace MarketData.Domain.Audit;

/// <summary>Checks stored events against their audit records, which say what was stored.</summary>
/// <param name="retention">How long an event is kept, counted from its receipt.</param>
/// <param name="now">The time of the check.</param>
public sealed class EventVerifier(TimeSpan retention, DateTimeOffset now)
{
    readonly Dictionary<string, (Digest Event, DateTimeOffset Received)> expected = [];
    readonly HashSet<string> unaudited = [];
    readonly List<string> changed = [];

    public int Matched { get; private set; }

    /// <summary>Expired, or removed by whoever removes expired ones.</summary>
    public int Expired => expected.Values.Count(HasExpired);

    /// <summary>Events that are not what their records say.</summary>
    public IReadOnlyList<string> Changed => changed;

    /// <summary>Recorded events that are gone before their time.</summary>
    public IEnumerable<string> Removed => expected.Where(entry => !HasExpired(entry.Value)).Select(entry => entry.Key);

    /// <summary>
    /// Events of which no record was seen: stored after the trail was read, or by somebody other than the function.
    /// </summary>
    public IReadOnlySet<string> Unaudited => unaudited;

    public void Expect(AuditRecord record)
    {
        if (record.Entry.Outcome is AuditOutcome.Stored stored)
        {
            expected[record.Entry.Id] = (stored.Event, record.Entry.Stages.Received);
        }
    }

    public void Add(MarketEvent stored)
    {
        var id = stored.Identity.Value;
        if (!expected.Remove(id, out var record))
        {
            unaudited.Add(id);
            return;
        }

        unaudited.Remove(id);
        if (record.Event == EventDigest.Of(stored))
        {
            Matched++;
        }
        else
        {
            changed.Add(id);
        }
    }

    bool HasExpired((Digest Event, DateTimeOffset Received) record) => record.Received + retention <= now;
}
