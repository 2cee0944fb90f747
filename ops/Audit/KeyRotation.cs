using System.Globalization;
using MarketData.Ops.Deployment;
using MarketData.Shared.Trail;

namespace MarketData.Ops.Audit;

/// <summary>
/// Makes the trail's next key. It comes into force when every function has read of it; when no function can use the
/// former one any more, the ends of the chains are sealed with the new one, and the former makes nothing genuine after
/// them.
/// </summary>
public static class KeyRotation
{
    /// <summary>Longer than functions go without reading the keys, with room for clocks that differ.</summary>
    static readonly TimeSpan Notice = AuditKeyStore.MaxAge + TimeSpan.FromSeconds(30);

    /// <summary>Longer than a commit takes that was decided on before, with the same room.</summary>
    static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(
        Trail trail,
        TimeProvider time,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        var keys = await trail.LoadStoredKeysAsync(cancellation);
        if (keys.Count == 0)
        {
            await output.WriteLineAsync(
                "The trail has no key yet: the function makes the first one with its first record."
            );
            return Operation.No;
        }

        if (keys.Count == 1 || await trail.LoadSealAsync(keys.Count - 1, cancellation) is not null)
        {
            var from = time.GetUtcNow() + Notice;
            if (!await trail.TryAddKeyAsync(keys, from, cancellation))
            {
                await output.WriteLineAsync("Another rotation has begun at the same time.");
                return Operation.No;
            }

            keys = await trail.LoadStoredKeysAsync(cancellation);
        }

        await SealAsync(trail, keys[^1], time, output, cancellation);
        return Operation.Success;
    }

    static async Task SealAsync(
        Trail trail,
        StoredAuditKey next,
        TimeProvider time,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        var end = next.From + Settling;
        if (end - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            var (from, until) = (Clock(next.From), Clock(end));
            await output.WriteLineAsync(
                $"Audit key {next.Number} comes into force at {from} UTC. Waiting until {until} UTC to seal key "
                    + $"{next.Number - 1}; if this is stopped, run it again to finish."
            );
            await Task.Delay(wait, time, cancellation);
        }

        var keys = await trail.LoadKeysAsync(cancellation);
        var heads = await trail.LoadHeadsAsync(time.GetUtcNow(), cancellation);
        await trail.SealAsync(next.Number - 1, heads, heads.SealWith(keys.Find(next.Number)!), cancellation);
        await output.WriteLineAsync(
            $"Audit key {next.Number - 1} is rotated out: it makes nothing genuine after the ends of "
                + $"{heads.Heads.Count:N0} chains."
        );
    }

    static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
