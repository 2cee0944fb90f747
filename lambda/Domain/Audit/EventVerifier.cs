using MarketData.Domain.Events;

namespace MarketData.Domain.Audit;

/// <summary>Checks stored events against their audit records, which say what was stored and for how long.</summary>
/// <param name="now">The time of the check.</param>
public sealed class EventVerifier(DateTimeOffset now)
{
    readonly Dictionary<string, (Digest Event, DateTimeOffset Expiry)> expected = [];
    readonly HashSet<string> unaudited = [];
    readonly List<string> changed = [];

    public int Matched { get; private set; }

    /// <summary>Expired, or removed by whoever removes expired ones.</summary>
    public int Expired => expected.Values.Count(record => record.Expiry <= now);

    /// <summary>Events that are not what their records say.</summary>
    public IReadOnlyList<string> Changed => changed;

    /// <summary>Recorded events that are gone before their time.</summary>
    public IEnumerable<string> Removed => expected.Where(entry => entry.Value.Expiry > now).Select(entry => entry.Key);

    /// <summary>
    /// Events of which no record was seen: stored after the trail was read, or by somebody other than the function.
    /// </summary>
    public IReadOnlySet<string> Unaudited => unaudited;

    public void Expect(AuditEntry.Commit commit)
    {
        foreach (var stored in commit.Events)
        {
            expected[stored.Identity.Value] = (stored.Hash, stored.Received.AddDays(commit.RetentionDays));
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
}
