namespace MarketData.Domain.Audit;

/// <summary>
/// Where a trail's chains ended at a moment, sealed with one of its keys. What was there then must be there ever after:
/// a trail that was set back to an earlier moment, heads and all, no longer has it.
/// </summary>
/// <param name="Trail">The name of the audit-trail table.</param>
/// <param name="At">The moment.</param>
/// <param name="Heads">By chain.</param>
public sealed record ChainHeads(string Trail, DateTimeOffset At, IReadOnlyDictionary<string, ChainHead> Heads)
{
    const byte Version = 1;

    /// <summary>No audit record begins like it.</summary>
    const byte Mark = 255;

    /// <summary>HMAC-SHA256 over all of it; docs/audit.md says it byte by byte.</summary>
    public Digest SealWith(AuditKey key)
    {
        var bound = CanonicalWriter.Bound(Trail) + Heads.Keys.Sum(chain => CanonicalWriter.Bound(chain));
        var writer = new CanonicalWriter(new byte[bound]);
        writer.Byte(Mark);
        writer.Byte(Version);
        writer.Text(Trail);
        writer.Time(At);
        writer.Number(Heads.Count);
        foreach (var (chain, head) in Heads.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.Text(chain);
            writer.Number(head.Sequence);
            writer.Digest(head.Hash);
            writer.Number(head.Key);
        }

        return key.Sign(writer.Written);
    }
}
