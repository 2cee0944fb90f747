namespace MarketData.Domain.Audit;

/// <summary>Where a record claims to stand in its chain, without what it tells.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Sequence">The first number that it takes.</param>
/// <param name="Last">The last one.</param>
/// <param name="Previous">The hash of the record before it.</param>
/// <param name="Hash">Its own.</param>
/// <param name="Key">The number of the key that made it.</param>
/// <param name="IsGenuine">Whether its hash is what the key that it names gives.</param>
public readonly record struct AuditPlace(
    string Id,
    long Sequence,
    long Last,
    Digest Previous,
    Digest Hash,
    int Key,
    bool IsGenuine
)
{
    public static AuditPlace Of(AuditRecord record, AuditKeys keys) =>
        new(record.Id, record.Sequence, record.Last, record.Previous, record.Hash, record.Key, keys.IsGenuine(record));
}
