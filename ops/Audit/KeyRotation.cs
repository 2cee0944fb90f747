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

    public static async Task<Answer> RunAsync(
        Trail trail,
        TimeProvider time,
        TextWriter progress,
        CancellationToken cancellation
    )
    {
        var keys = await trail.LoadStoredKeysAsync(cancellation);
        if (keys.Count == 0)
        {
            return Answer.Sentence(
                Operation.No,
                "The trail has no key yet: the function makes the first one with its first record."
            );
        }

        if (keys.Count == 1 || await trail.LoadSealAsync(keys.Count - 1, cancellation) is not null)
        {
            var from = time.GetUtcNow() + Notice;
            if (!await trail.TryAddKeyAsync(keys, from, cancellation))
            {
                return Answer.Sentence(Operation.No, "Another rotation has begun at the same time.");
            }

            keys = await trail.LoadStoredKeysAsync(cancellation);
        }

        var rotated = await SealAsync(trail, keys[^1], time, progress, cancellation);
        return Answer.Of(
            Operation.Success,
            rotated,
            AuditJson.Default.RotatedKey,
            output =>
                output.WriteLine(
                    $"Audit key {rotated.Retired} is rotated out: it makes nothing genuine after the ends of "
                        + $"{rotated.Chains:N0} chains."
                )
        );
    }

    static async Task<RotatedKey> SealAsync(
        Trail trail,
        StoredAuditKey next,
        TimeProvider time,
        TextWriter progress,
        CancellationToken cancellation
    )
    {
        var end = next.From + Settling;
        if (end - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            var (from, until) = (Clock(next.From), Clock(end));
            await progress.WriteLineAsync(
                $"Audit key {next.Number} comes into force at {from} UTC. Waiting until {until} UTC to seal key "
                    + $"{next.Number - 1}; if this is stopped, run it again to finish."
            );
            await Task.Delay(wait, time, cancellation);
        }

        var keys = await trail.LoadKeysAsync(cancellation);
        var heads = await trail.LoadHeadsAsync(time.GetUtcNow(), cancellation);
        await trail.SealAsync(next.Number - 1, heads, heads.SealWith(keys.Find(next.Number)!), cancellation);
        return new(next.Number - 1, next.Number, heads.Heads.Count);
    }

    static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <param name="Retired">The key that was rotated out.</param>
/// <param name="Current">The one in its place.</param>
/// <param name="Chains">How many there are.</param>
sealed record RotatedKey(int Retired, int Current, int Chains);
