using MarketData.Domain.Audit;
using MarketData.Ops.Deployment;
using MarketData.Processor.Storage;

namespace MarketData.Ops.Audit;

/// <summary>What the trail says of one event.</summary>
static class EventFacts
{
    public static async Task<Answer> DescribeAsync(
        Trail trail,
        AuditedEvents events,
        string id,
        CancellationToken cancellation
    ) =>
        await FindAsync(trail, events, id, cancellation) is { } found
            ? new Facts(found.Facts).ToAnswer(found.AreAsRecorded ? Operation.Success : Operation.No)
            : Answer.Sentence(Operation.No, $"The trail has no record of {id}, or the event is not stored any more.");

    /// <param name="trail">The trail.</param>
    /// <param name="events">The table of events.</param>
    /// <param name="id">A stored event's, or the audit id of a rejection.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where the trail has no record of it.</returns>
    public static async Task<(IReadOnlyList<Fact> Facts, bool AreAsRecorded)?> FindAsync(
        Trail trail,
        AuditedEvents events,
        string id,
        CancellationToken cancellation
    )
    {
        var record = AuditEntry.IsRejectionId(id)
            ? await trail.FindRecordAsync(id, cancellation)
            : await events.FindRecordAsync(trail, id, cancellation);
        if (record is null)
        {
            return null;
        }

        var keys = await trail.LoadKeysAsync(cancellation);
        var (facts, fits) = record.Entry is AuditEntry.Rejection rejection
            ? (OfRejection(rejection), true)
            : await OfEventAsync(trail, events, id, record, cancellation);
        return ([.. facts, new("Record", RecordText.Of(record, keys))], fits && keys.IsGenuine(record));
    }

    static IReadOnlyList<Fact> OfRejection(AuditEntry.Rejection rejection) =>
        [
            new("Rejected", $"{rejection.Reason}: {rejection.Message}"),
            new("Envelope", rejection.EnvelopeId),
            new("Taken in", UtcText.Of(rejection.Received)),
            new("Decoded", UtcText.Of(rejection.Decoded)),
            new("Recorded", UtcText.Of(rejection.Decided)),
        ];

    static async Task<(IReadOnlyList<Fact> Facts, bool Fits)> OfEventAsync(
        Trail trail,
        AuditedEvents events,
        string id,
        AuditRecord record,
        CancellationToken cancellation
    )
    {
        var commit = (AuditEntry.Commit)record.Entry;
        var (place, audited) = commit.Events.Index().First(entry => entry.Item.Identity.Value == id);
        var stored = EventItem.Read((await events.FindAsync(trail, id, cancellation))!);
        var fits = EventDigest.Of(stored) == audited.Hash;
        return (
            [
                new(
                    "Event",
                    $"{id}, event {record.Sequence + place} of {commit.Symbol}, with {commit.Count - 1} others"
                ),
                new("Row", fits ? "as it was recorded" : "NOT as it was recorded: it was changed"),
                new("Taken in", UtcText.Of(audited.Received)),
                new("Decoded", UtcText.Of(commit.Decoded)),
                new("Decided", UtcText.Of(commit.Decided)),
                new("Kept until", UtcText.Of(audited.Received.AddDays(commit.RetentionDays))),
            ],
            fits
        );
    }
}
