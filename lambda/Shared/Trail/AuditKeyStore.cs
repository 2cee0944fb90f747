using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Shared.Aws;
using MarketData.Shared.Telemetry;

namespace MarketData.Shared.Trail;

/// <summary>
/// The trail's keys that records are chained with now and soon. The first one is made by whoever needs it first. They
/// are read again every half minute. Where that fails the known ones go on, but not for so long that one which was
/// announced meanwhile could have come into force.
/// </summary>
public sealed class AuditKeyStore(
    AuditKeyTable table,
    AuditKeyEncryption encryption,
    FailureBoundary boundary,
    TimeProvider time
)
{
    /// <summary>The oldest that keys are used at.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(90);

    static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    readonly Dictionary<int, AuditKey> decrypted = [];
    AuditKeys? keys;
    DateTimeOffset readAt;
    DateTimeOffset triedAt;

    public async Task<AuditKeys> GetAsync(CancellationToken cancellation)
    {
        // By the clock on the wall, as keys come into force: how long the process was frozen must count.
        var now = time.GetUtcNow();
        if (keys is null || now - readAt >= MaxAge)
        {
            (keys, readAt, triedAt) = (await ReadAsync(TransientFailures.MaxTries, cancellation), now, now);
        }
        else if (now - triedAt >= Interval)
        {
            triedAt = now;
            var read = await boundary.TryAsync(
                LogEvent.KeysNotRead,
                () => ReadAsync(maxTries: 1, cancellation),
                () => [],
                cancellation
            );
            (keys, readAt) = read is null ? (keys, readAt) : (read, now);
        }

        return keys;
    }

    async Task<AuditKeys> ReadAsync(int maxTries, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var stored = await table.LoadAsync(cancellation, maxTries);
        if (stored.Count == 0)
        {
            var first = new StoredAuditKey(1, now, await encryption.GenerateAsync(cancellation));
            stored = await table.TryAddAsync([], first, cancellation) ? [first] : await table.LoadAsync(cancellation);
        }

        // What came into force before the newest that did is for those who verify.
        var current = stored.LastOrDefault(key => key.From <= now)?.Number ?? 1;
        foreach (var key in stored.Where(key => key.Number >= current && !decrypted.ContainsKey(key.Number)))
        {
            decrypted[key.Number] = await encryption.DecryptAsync(key, cancellation, maxTries);
        }

        return new AuditKeys([.. decrypted.Values.OrderBy(key => key.Number)]);
    }
}
