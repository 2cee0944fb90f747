using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Ops.Deployment;
using MarketData.Processor.Storage;

namespace MarketData.Ops.Audit;

/// <summary>Stored market events. A record is about all events of a commit.</summary>
sealed class AuditedEvents(string table) : AuditedRows
{
    public override string Table => table;
    public override string Noun => "event";
    public override string Plural => "events";
    public override bool Expire => true;

    public override string IdOf(Item row) => row[Tables.MarketData.HashKey].S;

    public override StoredRow Read(Item row) => new(EventDigest.Of(EventItem.Read(row)));

    public override IEnumerable<RecordedRow> RowsOf(AuditEntry entry) =>
        entry is AuditEntry.Commit commit
            ? commit.Events.Select(audited => new RecordedRow(
                audited.Identity.Value,
                audited.Hash,
                audited.Received.AddDays(commit.RetentionDays)
            ))
            : [];

    public override async Task<AuditRecord?> FindRecordAsync(Trail trail, string id, CancellationToken cancellation) =>
        await FindAsync(trail, id, cancellation) is { } stored
        && stored.GetValueOrDefault(Tables.AuditTrail.HashKey)?.S is { } auditId
        && await trail.FindRecordAsync(auditId, cancellation) is { Entry: AuditEntry.Commit } record
            ? record
            : null;

    public override Task<Answer> ShowAsync(Trail trail, string id, CancellationToken cancellation) =>
        EventFacts.DescribeAsync(trail, this, id, cancellation);

    public Task<Item?> FindAsync(Trail trail, string id, CancellationToken cancellation) =>
        trail.Reader.GetAsync(table, Tables.MarketData.HashKey, id, cancellation);
}
