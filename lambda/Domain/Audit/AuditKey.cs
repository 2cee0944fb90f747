using System.Security.Cryptography;

namespace MarketData.Domain.Audit;

/// <summary>
/// Chains audit records: each hash covers the record and the hash before it, under a key that nobody has who can only
/// write the tables. Whoever changes, removes, inserts or reorders a record cannot make the hashes fit again.
/// </summary>
public sealed class AuditKey
{
    public const int MinLength = 32;

    const byte Version = 2;
    const byte Stored = 1;
    const byte Rejected = 2;
    const byte Traded = 3;
    const int OnStack = 1024;

    readonly byte[] key;

    /// <param name="number">Its number among the trail's keys, from 1.</param>
    /// <param name="from">When it comes into force.</param>
    /// <param name="key">At least <see cref="MinLength"/> bytes.</param>
    public AuditKey(int number, DateTimeOffset from, ReadOnlySpan<byte> key)
    {
        (Number, From) = (number, from);
        this.key =
            key.Length >= MinLength
                ? key.ToArray()
                : throw new ArgumentException(
                    $"The audit key has {key.Length} bytes; at least {MinLength} are needed.",
                    nameof(key)
                );
    }

    public int Number { get; }
    public DateTimeOffset From { get; }

    public AuditRecord Link(ChainHead head, AuditEntry entry)
    {
        var sequence = head.Sequence + 1;
        return new AuditRecord(entry, sequence, head.Hash, HashOf(entry, sequence, head.Hash), Number);
    }

    /// <summary>Whether the record is as it was written, by whoever had the key.</summary>
    public bool IsGenuine(AuditRecord record) => HashOf(record.Entry, record.Sequence, record.Previous) == record.Hash;

    public Digest HashOf(AuditEntry entry, long sequence, Digest previous)
    {
        var bound = Bound(entry, sequence);
        var writer = new CanonicalWriter(bound <= OnStack ? stackalloc byte[OnStack] : new byte[bound]);
        writer.Byte(Version);
        writer.Digest(previous);
        writer.Number(sequence);
        writer.Text(entry.Chain);
        writer.Text(entry.IdAt(sequence));
        switch (entry)
        {
            case AuditEntry.Commit commit:
                Write(ref writer, commit);
                break;
            case AuditEntry.Rejection rejection:
                Write(ref writer, rejection);
                break;
            case AuditEntry.Trade trade:
                Write(ref writer, trade);
                break;
        }

        return Sign(writer.Written);
    }

    internal Digest Sign(ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[Digest.Length];
        HMACSHA256.HashData(key, canonical, hash);
        return Digest.Read(hash);
    }

    static int Bound(AuditEntry entry, long sequence) =>
        CanonicalWriter.Bound(entry.Chain, entry.IdAt(sequence))
        + entry switch
        {
            AuditEntry.Commit commit => commit.Events.Sum(stored => CanonicalWriter.Bound(stored.Identity.Value)),
            AuditEntry.Rejection rejection => CanonicalWriter.Bound(
                rejection.Reason,
                rejection.Message,
                rejection.EnvelopeId
            ),
            AuditEntry.Trade trade => CanonicalWriter.Bound(trade.TradeId, trade.Status, trade.EventId),
            _ => 0,
        };

    static void Write(ref CanonicalWriter writer, AuditEntry.Commit commit)
    {
        writer.Byte(Stored);
        writer.Time(commit.Decoded);
        writer.Time(commit.Decided);
        writer.Number(commit.RetentionDays);
        writer.Number(commit.Count);
        foreach (var stored in commit.Events)
        {
            writer.Text(stored.Identity.Value);
            writer.Digest(stored.Hash);
            writer.Time(stored.Received);
        }
    }

    static void Write(ref CanonicalWriter writer, AuditEntry.Rejection rejection)
    {
        writer.Byte(Rejected);
        writer.Time(rejection.Received);
        writer.Time(rejection.Decoded);
        writer.Time(rejection.Decided);
        writer.Text(rejection.Reason);
        writer.Text(rejection.Message);
        writer.Text(rejection.EnvelopeId);
    }

    static void Write(ref CanonicalWriter writer, AuditEntry.Trade trade)
    {
        writer.Byte(Traded);
        writer.Text(trade.TradeId);
        writer.Time(trade.Timestamp);
        writer.Text(trade.Status);
        writer.Digest(trade.Row);
        writer.Text(trade.EventId);
        writer.Time(trade.Received);
        writer.Time(trade.Decided);
    }
}
