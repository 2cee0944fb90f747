namespace MarketData.Domain.Audit;

/// <summary>
/// Checks audit records against their chains, in whatever order they are read, while others are being written. Of each
/// record it keeps the place in its chain, and only of those whose hash does not fit the rest.
/// </summary>
/// <param name="keys">The key that chained the records, and those that did so before it.</param>
/// <param name="before">
/// The ends of the chains as they stood before the records were read: up to there nothing may be missing.
/// </param>
public sealed class ChainVerifier(IReadOnlyList<AuditKey> keys, IReadOnlyDictionary<string, ChainHead> before)
{
    readonly Dictionary<string, List<Place>> chains = before.Keys.ToDictionary(chain => chain, _ => new List<Place>());

    /// <summary>Where a record claims to stand.</summary>
    readonly record struct Place(
        long Sequence,
        long Last,
        Digest Previous,
        Digest Hash,
        string Id,
        AuditEntry? Suspect
    );

    public void Add(AuditRecord record)
    {
        if (!chains.TryGetValue(record.Entry.Chain, out var places))
        {
            chains.Add(record.Entry.Chain, places = []);
        }

        places.Add(
            new Place(
                record.Sequence,
                record.Last,
                record.Previous,
                record.Hash,
                record.Id,
                keys.Any(key => key.IsGenuine(record)) ? null : record.Entry
            )
        );
    }

    /// <param name="after">The ends of the chains as they stand now: after them nothing may have been read.</param>
    /// <returns>One verdict for each chain, by name.</returns>
    public IReadOnlyList<ChainVerdict> Verify(IReadOnlyDictionary<string, ChainHead> after) =>
        [
            .. from chain in chains
            orderby chain.Key
            let places = chain.Value.OrderBy(place => place.Sequence).ToList()
            select new ChainVerdict(
                chain.Key,
                places.Count,
                FindFirst(places, before.GetValueOrDefault(chain.Key), after.GetValueOrDefault(chain.Key))
            ),
        ];

    ChainFinding? FindFirst(List<Place> places, ChainHead before, ChainHead after)
    {
        var last = default(ChainHead);
        foreach (var place in places)
        {
            if (Math.Min(place.Sequence - 1, before.Sequence) > last.Sequence)
            {
                break;
            }

            if (place.Suspect is not null)
            {
                return Judge(place, place.Suspect, places, after);
            }

            if (place.Last > after.Sequence)
            {
                return new(
                    Tampering.Changed,
                    place.Sequence,
                    place.Id,
                    $"is genuine, but the chain's head stands at {after.Sequence}: it was set back"
                );
            }

            // Between the two looks at the head, some records are read and others not yet written.
            if (place.Sequence > before.Sequence)
            {
                continue;
            }

            if (place.Previous != last.Hash)
            {
                return new(Tampering.Changed, place.Sequence, place.Id, "does not follow from the record before it");
            }

            last = new ChainHead(place.Last, place.Hash);
        }

        if (last.Sequence < before.Sequence)
        {
            var next = places.Find(place => place.Sequence > last.Sequence).Sequence;
            return Removed(last.Sequence + 1, next > 0 ? Math.Min(next - 1, before.Sequence) : before.Sequence);
        }

        return last == before
            ? null
            : new(
                Tampering.Changed,
                before.Sequence,
                Id: null,
                "is genuine, but not the one that the chain's head names"
            );
    }

    static ChainFinding Removed(long first, long last) =>
        new(
            Tampering.Removed,
            first,
            Id: null,
            first == last ? "is missing" : $"is missing, and so are all up to record {last}"
        );

    ChainFinding Judge(Place place, AuditEntry entry, List<Place> places, ChainHead after)
    {
        var own = places.Find(other =>
            other.Id != place.Id
            && keys.Any(key =>
                key.HashOf(entry, other.Sequence, other.Previous) == place.Hash
                || key.HashOf(entry, other.Sequence, place.Previous) == place.Hash
            )
        );
        if (own.Id is not null)
        {
            return new(Tampering.Reordered, place.Sequence, place.Id, $"was written as record {own.Sequence}");
        }

        var isExtra =
            place.Sequence < 1
            || place.Sequence > after.Sequence
            || places.Exists(other => other.Sequence == place.Sequence && other.Suspect is null);
        return isExtra
            ? new(Tampering.Inserted, place.Sequence, place.Id, "was not written with the key")
            : new(Tampering.Changed, place.Sequence, place.Id, "does not fit its hash");
    }
}
