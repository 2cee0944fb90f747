using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Domain.Audit;

namespace MarketData.Ops.Audit;

/// <summary>
/// Where the chains ended at a verification that found nothing wrong, in a file that is kept away from the account. It
/// is sealed with the trail's key: whoever can write the file alone cannot make another one of it.
/// </summary>
public static class CheckpointFile
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
    };

    /// <returns>Null where there is no such file yet.</returns>
    /// <exception cref="InvalidOperationException">It is no checkpoint of this trail; the message says why.</exception>
    public static async Task<ChainHeads?> ReadAsync(
        string path,
        string trail,
        AuditKeys keys,
        CancellationToken cancellation
    )
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path) || !Directory.Exists(folder))
        {
            // Before a verification that takes hours, and not after it.
            throw new InvalidOperationException(
                $"{path} cannot be written: "
                    + (Directory.Exists(path) ? "it is a folder." : $"there is no folder {folder}.")
            );
        }

        if (!File.Exists(path))
        {
            return null;
        }

        var stored = await ParseAsync(path, cancellation);
        if (stored.Trail != trail)
        {
            throw new InvalidOperationException($"{path} is a checkpoint of {stored.Trail}, not of {trail}.");
        }

        var heads = new ChainHeads(
            stored.Trail,
            stored.At,
            stored.Chains.ToDictionary(
                chain => chain.Key,
                chain => new ChainHead(chain.Value.Sequence, HashOf(path, chain.Key, chain.Value.Hash), chain.Value.Key)
            )
        );
        return keys.Find(stored.Key) is { } key && $"{heads.SealWith(key)}" == stored.Seal
            ? heads
            : throw new InvalidOperationException(
                $"{path} was changed, or made with a key of another trail: its seal is not that of audit key "
                    + $"{stored.Key}."
            );
    }

    /// <summary>Replaces the checkpoint before, which stays where this is stopped halfway.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be written there.</exception>
    public static async Task WriteAsync(string path, ChainHeads heads, AuditKey key, CancellationToken cancellation)
    {
        var stored = new Stored(
            heads.Trail,
            heads.At,
            key.Number,
            heads.Heads.ToDictionary(
                head => head.Key,
                head => new StoredHead(head.Value.Sequence, $"{head.Value.Hash}", head.Value.Key)
            ),
            $"{heads.SealWith(key)}"
        );
        try
        {
            var whole = $"{path}.new";
            await File.WriteAllTextAsync(whole, JsonSerializer.Serialize(stored, Json), cancellation);
            File.Move(whole, path, overwrite: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"Nothing is wrong, but the checkpoint {path} cannot be written: {wrong.Message}",
                wrong
            );
        }
    }

    static Digest HashOf(string path, string chain, string hex) =>
        hex.Length == 2 * Digest.Length && hex.All(char.IsAsciiHexDigit)
            ? Digest.Read(Convert.FromHexString(hex))
            : throw new InvalidOperationException(
                $"{path} cannot be read as a checkpoint. The hash of {chain} is '{hex}', but must be "
                    + $"{2 * Digest.Length} hexadecimal digits."
            );

    static async Task<Stored> ParseAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(await File.ReadAllTextAsync(path, cancellation), Json)
                ?? throw new JsonException("It is null.");
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{path} cannot be read as a checkpoint. {wrong.Message}", wrong);
        }
    }

    sealed record Stored(
        [property: JsonRequired] string Trail,
        [property: JsonRequired] DateTimeOffset At,
        [property: JsonRequired] int Key,
        [property: JsonRequired] Dictionary<string, StoredHead> Chains,
        [property: JsonRequired] string Seal
    );

    /// <summary>A struct: what is null is refused as it is read.</summary>
    readonly record struct StoredHead(
        [property: JsonRequired] long Sequence,
        [property: JsonRequired] string Hash,
        [property: JsonRequired] int Key
    );
}
