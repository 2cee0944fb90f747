using System.Globalization;
using MarketData.Domain.Audit;
using MarketData.Ops.Deployment;
using MarketData.Processor.Storage;

namespace MarketData.Ops.Audit;

/// <summary>What the trail says of one event, for people.</summary>
static class AuditedEventText
{
    public static async Task<int> WriteAsync(Trail trail, string id, TextWriter output, CancellationToken cancellation)
    {
        var record = AuditEntry.IsRejectionId(id)
            ? await trail.FindRecordAsync(id, cancellation)
            : (await trail.FindCommitOfAsync(id, cancellation))?.Record;
        if (record is null)
        {
            await output.WriteLineAsync($"The trail has no record of {id}, or the event is not stored any more.");
            return Operation.No;
        }

        var keys = await trail.LoadKeysAsync(cancellation);
        foreach (var (name, value) in await DescribeAsync(trail, id, record, cancellation))
        {
            await output.WriteLineAsync($"{name, -12}{value}");
        }

        var genuine = keys.IsGenuine(record);
        await output.WriteLineAsync(
            $"{"Record", -12}{record.Id}, {(genuine ? "genuine" : "NOT GENUINE: it does not fit its hash")}, by "
                + $"audit key {record.Key}, hash {record.Hash}"
        );
        return genuine ? Operation.Success : Operation.No;
    }

    static async Task<IReadOnlyList<(string Name, string Value)>> DescribeAsync(
        Trail trail,
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
                ("Taken in", Time(rejection.Received)),
                ("Decoded", Time(rejection.Decoded)),
                ("Recorded", Time(rejection.Decided)),
            ];
        }

        var commit = (AuditEntry.Commit)record.Entry;
        var (place, audited) = commit.Events.Index().First(entry => entry.Item.Identity.Value == id);
        var stored = EventItem.Read((await trail.FindEventAsync(id, cancellation))!);
        var fits = EventDigest.Of(stored) == audited.Hash;
        return
        [
            ("Event", $"{id}, event {record.Sequence + place} of {commit.Symbol}, with {commit.Count - 1} others"),
            ("Row", fits ? "as it was recorded" : "NOT as it was recorded: it was changed"),
            ("Taken in", Time(audited.Received)),
            ("Decoded", Time(commit.Decoded)),
            ("Decided", Time(commit.Decided)),
            ("Kept until", Time(audited.Received.AddDays(commit.RetentionDays))),
        ];
    }

    static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture);
}
