using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Domain.Audit;

namespace MarketData.Ops.Audit;

/// <summary>
/// Where the chains ended at a verification that found nothing wrong. It is sealed with the trail's key: whoever can
/// write it alone cannot make another one of it.
/// </summary>
static class CheckpointText
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
    };

    /// <param name="text">The checkpoint.</param>
    /// <param name="place">Where it was, for sentences.</param>
    /// <param name="trail">Of which it must be.</param>
    /// <param name="keys">The trail's.</param>
    /// <exception cref="InvalidOperationException">It is no checkpoint of this trail; the message says why.</exception>
    public static ChainHeads Read(string text, string place, string trail, AuditKeys keys)
    {
        var stored = Parse(text, place);
        if (stored.Trail != trail)
        {
            throw new InvalidOperationException($"{place} is a checkpoint of {stored.Trail}, not of {trail}.");
        }

        var heads = new ChainHeads(
            stored.Trail,
            stored.At,
            stored.Chains.ToDictionary(
                chain => chain.Key,
                chain => new ChainHead(
                    chain.Value.Sequence,
                    HashOf(place, chain.Key, chain.Value.Hash),
                    chain.Value.Key
                )
            )
        );
        return keys.Find(stored.Key) is { } key && $"{heads.SealWith(key)}" == stored.Seal
            ? heads
            : throw new InvalidOperationException(
                $"{place} was changed, or made with a key of another trail: its seal is not that of audit key "
                    + $"{stored.Key}."
            );
    }

    public static string Write(ChainHeads heads, AuditKey key) =>
        JsonSerializer.Serialize(
            new Stored(
                heads.Trail,
                heads.At,
                key.Number,
                heads.Heads.ToDictionary(
                    head => head.Key,
                    head => new StoredHead(head.Value.Sequence, $"{head.Value.Hash}", head.Value.Key)
                ),
                $"{heads.SealWith(key)}"
            ),
            Json
        );

    static Digest HashOf(string place, string chain, string hex) =>
        hex.Length == 2 * Digest.Length && hex.All(char.IsAsciiHexDigit)
            ? Digest.Read(Convert.FromHexString(hex))
            : throw new InvalidOperationException(
                $"{place} cannot be read as a checkpoint. The hash of {chain} is '{hex}', but must be "
                    + $"{2 * Digest.Length} hexadecimal digits."
            );

    static Stored Parse(string text, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(text, Json) ?? throw new JsonException("It is null.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidOperationException($"{place} cannot be read as a checkpoint. {wrong.Message}", wrong);
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
