using System.Globalization;
using System.Text;
using MarketData.Domain.Audit;
using MarketData.Ops.Copies;

namespace MarketData.Ops.Audit;

/// <summary>
/// Checkpoints in a bucket that locks what is written: each verification adds one, named by its trail and its time, and
/// none takes the place of another.
/// </summary>
public static class CheckpointBucket
{
    const string TimeFormat = "yyyy-MM-dd'T'HH-mm-ss'Z'";

    /// <param name="files">Below the place of the checkpoints.</param>
    /// <param name="trail">The trail's table.</param>
    /// <param name="keys">The trail's.</param>
    /// <param name="until">The newest of this time or before; null: the newest.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where there is none yet.</returns>
    /// <exception cref="InvalidOperationException">It is no checkpoint of this trail; the message says why.</exception>
    public static async Task<ChainHeads?> ReadAsync(
        BucketFiles files,
        string trail,
        AuditKeys keys,
        DateTimeOffset? until,
        CancellationToken cancellation
    )
    {
        var newest = files
            .Names.Select(name => (Name: name, At: TimeOf(trail, name)))
            .Where(file => file.At is not null && (until is null || file.At <= until))
            .OrderByDescending(file => file.At)
            .FirstOrDefault();
        if (newest.Name is not { } name)
        {
            return null;
        }

        var place = $"{files.Place}/{name}";
        var text = Encoding.UTF8.GetString(await files.ReadAsync(name, cancellation));
        var heads = CheckpointText.Read(text, place, trail, keys);
        return NameOf(heads) == name
            ? heads
            : throw new InvalidOperationException(
                $"{place} is a checkpoint of {heads.At:u}, and not of its name's time."
            );
    }

    public static async Task WriteAsync(
        BucketFiles files,
        ChainHeads heads,
        AuditKey key,
        CancellationToken cancellation
    ) =>
        // Where there is one of the same second already, it says the same.
        _ = await files.TryAddAsync(NameOf(heads), CheckpointText.Write(heads, key), cancellation);

    static string NameOf(ChainHeads heads) =>
        $"{heads.Trail}.{heads.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}.json";

    static DateTimeOffset? TimeOf(string trail, string name) =>
        name.StartsWith($"{trail}.", StringComparison.Ordinal)
        && DateTimeOffset.TryParseExact(
            name[(trail.Length + 1)..],
            $"{TimeFormat}'.json'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : null;
}
