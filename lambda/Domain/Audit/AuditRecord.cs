namespace MarketData.Domain.Audit;

/// <summary>One line of the audit trail: an entry in its place in a chain. Written once, never changed.</summary>
/// <param name="Entry">What became of a delivery.</param>
/// <param name="Sequence">
/// The record's number in its chain, from 1. For a stored event, its number among the symbol's events.
/// </param>
/// <param name="Previous">The hash of the record before it; zero for the first.</param>
/// <param name="Hash">HMAC-SHA256 over all of the above, by the deployment's <see cref="AuditKey"/>.</param>
public sealed record AuditRecord(AuditEntry Entry, long Sequence, Digest Previous, Digest Hash);

/// <summary>Where a chain ends.</summary>
/// <param name="Sequence">The last record's number, 0 before the first.</param>
/// <param name="Hash">The last record's hash.</param>
public readonly record struct ChainHead(long Sequence, Digest Hash)
{
    public static ChainHead Of(AuditRecord record) => new(record.Sequence, record.Hash);
}
