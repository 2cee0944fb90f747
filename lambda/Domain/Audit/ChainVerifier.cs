namespace MarketData.Domain.Audit;

/// <summary>
/// Checks a chain, record after record in the order of their sequence, while others are being written. It keeps nothing
/// of a record but the place of the one before.
/// </summary>
/// <param name="keys">All keys of the trail.</param>
/// <param name="milestones">Where the chains once ended, whichever moments are known.</param>
public sealed class ChainVerifier(AuditKeys keys, IReadOnlyList<Milestone> milestones)
{
    /// <param name="chain">Its name.</param>
    /// <param name="places">What is found of it, by sequence. It is read a second time where records were
    /// moved.</param>
    /// <param name="suspect">What the first of them tells that is not genuine.</param>
    /// <param name="before">Where the chain ended before the records were read: up to there nothing may be
    /// missing.</param>
    /// <param name="after">Where it ends now: after that nothing may have been read.</param>
    /// <returns>The first thing wrong with it, or null.</returns>
    public ChainFinding? FindFirst(
        string chain,
        IEnumerable<AuditPlace> places,
        AuditEntry? suspect,
        ChainHead before,
        ChainHead after
    )
    {
        var last = default(ChainHead);
        var open = new Queue<(Milestone At, ChainHead Head)>(
            milestones
                .Select(at => (at, at.Of(chain)))
                .Where(entry => entry.Item2.Sequence > 0)
                .OrderBy(entry => entry.Item2.Sequence)
        );
        foreach (var place in places)
        {
            if (Math.Min(place.Sequence - 1, before.Sequence) > last.Sequence)
            {
                return Removed(last.Sequence + 1, Math.Min(place.Sequence - 1, before.Sequence));
            }

            if (!place.IsGenuine)
            {
                return Judge(place, suspect!, places, after);
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

            if (Retired(chain, place, last) is { } retired)
            {
                return retired;
            }

            last = new ChainHead(place.Last, place.Hash, place.Key);
            while (open.TryPeek(out var next) && next.Head.Sequence <= last.Sequence)
            {
                if (next.Head.Sequence != last.Sequence || next.Head.Hash != last.Hash)
                {
                    return new(
                        Tampering.Changed,
                        place.Sequence,
                        place.Id,
                        $"is not the one that stood there {next.At.Name}"
                    );
                }

                open.Dequeue();
            }
        }

        if (last.Sequence < before.Sequence)
        {
            return Removed(last.Sequence + 1, before.Sequence);
        }

        if (open.TryPeek(out var gone))
        {
            return new(
                Tampering.Removed,
                last.Sequence + 1,
                Id: null,
                $"is missing: the chain ended at {gone.Head.Sequence} {gone.At.Name}, and was set back"
            );
        }

        return (last.Sequence, last.Hash) == (before.Sequence, before.Hash)
            ? null
            : new(
                Tampering.Changed,
                before.Sequence,
                Id: null,
                "is genuine, but not the one that the chain's head names"
            );
    }

    /// <summary>A key that was rotated out makes nothing genuine any more.</summary>
    ChainFinding? Retired(string chain, AuditPlace place, ChainHead last)
    {
        if (place.Key < last.Key)
        {
            return new(
                Tampering.Inserted,
                place.Sequence,
                place.Id,
                $"was made with audit key {place.Key}, and the record before it with the later key {last.Key}"
            );
        }

        var end = milestones.Where(at => at.RetiredKey >= place.Key).Select(at => (long?)at.Of(chain).Sequence).Min();
        return end < place.Sequence
            ? new(
                Tampering.Inserted,
                place.Sequence,
                place.Id,
                $"was made with audit key {place.Key}, which was rotated out when the chain ended at {end}"
            )
            : null;
    }

    static ChainFinding Removed(long first, long last) =>
        new(
            Tampering.Removed,
            first,
            Id: null,
            first == last ? "is missing" : $"is missing, and so are all up to record {last}"
        );

    ChainFinding Judge(AuditPlace place, AuditEntry entry, IEnumerable<AuditPlace> places, ChainHead after)
    {
        var isExtra = place.Sequence < 1 || place.Sequence > after.Sequence;
        foreach (var other in places)
        {
            if (other.Id != place.Id && WasWrittenAs(place, entry, other))
            {
                return new(Tampering.Reordered, place.Sequence, place.Id, $"was written as record {other.Sequence}");
            }

            isExtra |= other.Sequence == place.Sequence && other.IsGenuine;
        }

        return isExtra
            ? new(Tampering.Inserted, place.Sequence, place.Id, "was not written with the key")
            : new(Tampering.Changed, place.Sequence, place.Id, "does not fit its hash");
    }

    bool WasWrittenAs(AuditPlace place, AuditEntry entry, AuditPlace other) =>
        keys.Find(place.Key) is { } key
        && (
            key.HashOf(entry, other.Sequence, other.Previous) == place.Hash
            || key.HashOf(entry, other.Sequence, place.Previous) == place.Hash
        );
}
