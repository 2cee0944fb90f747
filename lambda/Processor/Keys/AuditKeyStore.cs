using MarketData.Domain.Audit;

namespace MarketData.Processor.Keys;

/// <summary>
/// The trail's keys that records are chained with now and soon. The first one is made by whoever needs it first. They
/// are read again when they are older than <see cref="MaxAge"/>: a new key is announced before it comes into force.
/// </summary>
public sealed class AuditKeyStore(AuditKeyTable table, AuditKeyEncryption encryption, TimeProvider time)
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    readonly Dictionary<int, AuditKey> decrypted = [];
    AuditKeys? keys;
    long readAt;

    public async Task<AuditKeys> GetAsync(CancellationToken cancellation)
    {
        if (keys is null || time.GetElapsedTime(readAt) >= MaxAge)
        {
            var started = time.GetTimestamp();
            keys = await ReadAsync(cancellation);
            readAt = started;
        }

        return keys;
    }

    async Task<AuditKeys> ReadAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var stored = await table.LoadAsync(cancellation);
        if (stored.Count == 0)
        {
            var first = new StoredAuditKey(1, now, await encryption.GenerateAsync(cancellation));
            stored = await table.TryAddAsync([], first, cancellation) ? [first] : await table.LoadAsync(cancellation);
        }

        // What came into force before the newest that did is for those who verify.
        var current = stored.LastOrDefault(key => key.From <= now)?.Number ?? 1;
        foreach (var key in stored.Where(key => key.Number >= current && !decrypted.ContainsKey(key.Number)))
        {
            decrypted[key.Number] = await encryption.DecryptAsync(key, cancellation);
        }

        return new AuditKeys([.. decrypted.Values.OrderBy(key => key.Number)]);
    }
}
