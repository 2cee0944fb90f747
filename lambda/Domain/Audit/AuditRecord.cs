namespace MarketData.Domain.Audit;

/// <summary>One record of the audit trail: an entry in its place in a chain. Written once, never changed.</summary>
/// <param name="Entry">What it tells.</param>
/// <param name="Sequence">
/// The first number that it takes in its chain, from 1: of a commit, its first event's number among the symbol's.
/// </param>
/// <param name="Previous">The hash of the record before it; zero for the first.</param>
/// <param name="Hash">HMAC-SHA256 over all of the above, by one of the trail's keys.</param>
/// <param name="Key">That key's number.</param>
public sealed record AuditRecord(AuditEntry Entry, long Sequence, Digest Previous, Digest Hash, int Key)
{
    public string Id => Entry.IdAt(Sequence);

    /// <summary>The last number that it takes.</summary>
    public long Last => Sequence + Entry.Count - 1;
}

/// <summary>Where a chain ends.</summary>
/// <param name="Sequence">The last number that its last record takes, 0 before the first.</param>
/// <param name="Hash">The last record's hash.</param>
/// <param name="Key">The number of the last record's key, 0 before the first.</param>
public readonly record struct ChainHead(long Sequence, Digest Hash, int Key)
{
    public static ChainHead Of(AuditRecord record) => new(record.Last, record.Hash, record.Key);
}
