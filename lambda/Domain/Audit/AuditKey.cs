using System.Security.Cryptography;

namespace MarketData.Domain.Audit;

/// <summary>
/// Chains audit records: each hash covers the record and the hash before it, under a key that nobody has who can only
/// write the tables. Whoever changes, removes, inserts or reorders a record cannot make the hashes fit again.
/// </summary>
public sealed class AuditKey
{
    public const int MinLength = 32;

    const byte Version = 1;
    const byte Stored = 1;
    const byte Rejected = 2;
    const int OnStack = 1024;

    readonly byte[] key;

    /// <param name="key">At least <see cref="MinLength"/> bytes.</param>
    public AuditKey(ReadOnlySpan<byte> key) =>
        this.key =
            key.Length >= MinLength
                ? key.ToArray()
                : throw new ArgumentException(
                    $"The audit key has {key.Length} bytes; at least {MinLength} are needed.",
                    nameof(key)
                );

    public AuditRecord Link(ChainHead head, AuditEntry entry)
    {
        var sequence = head.Sequence + 1;
        return new AuditRecord(entry, sequence, head.Hash, HashOf(entry, sequence, head.Hash));
    }

    /// <summary>Whether the record is as it was written, by whoever had the key.</summary>
    public bool IsGenuine(AuditRecord record) => HashOf(record.Entry, record.Sequence, record.Previous) == record.Hash;

    public Digest HashOf(AuditEntry entry, long sequence, Digest previous)
    {
        var rejection = entry.Outcome as AuditOutcome.Rejected;
        var bound = CanonicalWriter.Bound(
            entry.Chain,
            entry.Id,
            rejection?.Reason ?? "",
            rejection?.Message ?? "",
            rejection?.EnvelopeId ?? ""
        );
        var writer = new CanonicalWriter(bound <= OnStack ? stackalloc byte[OnStack] : new byte[bound]);
        writer.Byte(Version);
        writer.Digest(previous);
        writer.Number(sequence);
        writer.Time(entry.Stages.Received);
        writer.Time(entry.Stages.Decoded);
        writer.Time(entry.Stages.Decided);
        writer.Text(entry.Chain);
        writer.Text(entry.Id);
        switch (entry.Outcome)
        {
            case AuditOutcome.Stored stored:
                writer.Byte(Stored);
                writer.Digest(stored.Event);
                break;
            case AuditOutcome.Rejected rejected:
                writer.Byte(Rejected);
                writer.Text(rejected.Reason);
                writer.Text(rejected.Message);
                writer.Text(rejected.EnvelopeId);
                break;
        }

        Span<byte> hash = stackalloc byte[Digest.Length];
        HMACSHA256.HashData(key, writer.Written, hash);
        return Digest.Read(hash);
    }
}
