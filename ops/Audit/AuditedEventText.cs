using MarketData.Domain.Audit;
using MarketData.Ops.Deployment;
using MarketData.Processor.Storage;

namespace MarketData.Ops.Audit;

/// <summary>What the trail says of one event, for people.</summary>
static class AuditedEventText
{
    public static async Task<int> WriteAsync(
        Trail trail,
        AuditedEvents events,
        string id,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        var record = AuditEntry.IsRejectionId(id)
            ? await trail.FindRecordAsync(id, cancellation)
            : await events.FindRecordAsync(trail, id, cancellation);
        if (record is null)
        {
            await output.WriteLineAsync($"The trail has no record of {id}, or the event is not stored any more.");
            return Operation.No;
        }

        var keys = await trail.LoadKeysAsync(cancellation);
        foreach (var (name, value) in await DescribeAsync(trail, events, id, record, cancellation))
        {
            await output.WriteLineAsync($"{name, -12}{value}");
        }

        await output.WriteLineAsync($"{"Record", -12}{RecordText.Of(record, keys)}");
        return keys.IsGenuine(record) ? Operation.Success : Operation.No;
    }

    static async Task<IReadOnlyList<(string Name, string Value)>> DescribeAsync(
        Trail trail,
        AuditedEvents events,
        string id,
        AuditRecord record,
        CancellationToken cancellation
    )
    {
        if (record.Entry is AuditEntry.Rejection rejection)
        {
            return
            [
                ("Rejected", $"{rejection.Reason}: {rejection.Message}"),
                ("Envelope", rejection.EnvelopeId),
                ("Taken in", UtcText.Of(rejection.Received)),
                ("Decoded", UtcText.Of(rejection.Decoded)),
                ("Recorded", UtcText.Of(rejection.Decided)),
            ];
        }

        var commit = (AuditEntry.Commit)record.Entry;
        var (place, audited) = commit.Events.Index().First(entry => entry.Item.Identity.Value == id);
        var stored = EventItem.Read((await events.FindAsync(trail, id, cancellation))!);
        var fits = EventDigest.Of(stored) == audited.Hash;
        return
        [
            ("Event", $"{id}, event {record.Sequence + place} of {commit.Symbol}, with {commit.Count - 1} others"),
            ("Row", fits ? "as it was recorded" : "NOT as it was recorded: it was changed"),
            ("Taken in", UtcText.Of(audited.Received)),
            ("Decoded", UtcText.Of(commit.Decoded)),
            ("Decided", UtcText.Of(commit.Decided)),
            ("Kept until", UtcText.Of(audited.Received.AddDays(commit.RetentionDays))),
        ];
    }
}
