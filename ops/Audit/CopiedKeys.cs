using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Ops.Copies;
using MarketData.Shared.Trail;

namespace MarketData.Ops.Audit;

/// <summary>
/// A trail's keys for those who verify a copy. In the tables they are encrypted with the stack's key, which goes with
/// the stack; beside the exports lie the same keys, encrypted with the key of the copies.
/// </summary>
public sealed record CopiedKeys(AuditKeys Keys, IReadOnlyList<string> KmsKeys)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="trailTable">The trail, which is the keys' encryption context.</param>
    /// <param name="stored">As the exported table has them.</param>
    /// <param name="files">Where the others lie.</param>
    /// <param name="kms">Decrypts them.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">A key cannot be decrypted; the message says what to do.</exception>
    public static async Task<CopiedKeys> LoadAsync(
        string trailTable,
        IReadOnlyList<StoredAuditKey> stored,
        CopyFiles files,
        IAmazonKeyManagementService kms,
        CancellationToken cancellation
    )
    {
        var keys = new List<AuditKey>();
        var kmsKeys = new HashSet<string>();
        foreach (var key in stored)
        {
            var name = NameOf(trailTable, key.Number);
            var copied = files.Has(name) ? Read(name, await files.ReadAsync(name, cancellation)) : null;
            var answer = await DecryptAsync(trailTable, key, copied, kms, cancellation);
            keys.Add(new(key.Number, key.From, answer.Plaintext.ToArray()));
            kmsKeys.Add(answer.KeyId);
        }

        return new(new AuditKeys(keys), [.. kmsKeys]);
    }

    /// <summary>Encrypts with the key of the copies what is not there yet. No key is seen here in plain text.</summary>
    /// <returns>The numbers of those that were added.</returns>
    public static async Task<IReadOnlyList<int>> AddAsync(
        Trail trail,
        BucketFiles files,
        string kmsKeyArn,
        CancellationToken cancellation
    )
    {
        var added = new List<int>();
        var context = ContextOf(trail.Settings.TrailTable);
        foreach (var key in await trail.LoadStoredKeysAsync(cancellation))
        {
            var name = NameOf(trail.Settings.TrailTable, key.Number);
            if (files.Has(name))
            {
                continue;
            }

            var answer = await trail.Kms.ReEncryptAsync(
                new()
                {
                    CiphertextBlob = new MemoryStream(key.Ciphertext),
                    SourceKeyId = trail.Settings.KmsKeyArn,
                    SourceEncryptionContext = context,
                    DestinationKeyId = kmsKeyArn,
                    DestinationEncryptionContext = context,
                },
                cancellation
            );
            var copied = new Copied(key.Number, kmsKeyArn, answer.CiphertextBlob.ToArray());
            if (await files.TryAddAsync(name, JsonSerializer.Serialize(copied, Json), cancellation))
            {
                added.Add(key.Number);
            }
        }

        return added;
    }

    static string NameOf(string trailTable, int number) => $"keys/{trailTable}.{number}.json";

    static Dictionary<string, string> ContextOf(string trailTable) =>
        new() { [AuditKeyContext.TrailTable] = trailTable };

    static async Task<DecryptResponse> DecryptAsync(
        string trailTable,
        StoredAuditKey key,
        Copied? copied,
        IAmazonKeyManagementService kms,
        CancellationToken cancellation
    )
    {
        try
        {
            return await kms.DecryptAsync(
                new()
                {
                    // Without a copied one it is whichever the stack had: KMS reads that out of the ciphertext.
                    KeyId = copied?.KmsKeyArn,
                    CiphertextBlob = new MemoryStream(copied?.Ciphertext ?? key.Ciphertext),
                    EncryptionContext = ContextOf(trailTable),
                },
                cancellation
            );
        }
        catch (AmazonServiceException refused) when (copied is null)
        {
            throw new InvalidOperationException(
                $"Audit key {key.Number} is not among the copied keys, and the stack's key does not decrypt it: "
                    + $"{refused.Message} While that key is there, audit export copies it.",
                refused
            );
        }
    }

    static Copied Read(string name, byte[] text)
    {
        try
        {
            return JsonSerializer.Deserialize<Copied>(text, Json) ?? throw new JsonException("It is null.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidOperationException($"{name} cannot be read as a copied audit key. {wrong.Message}", wrong);
        }
    }

    /// <param name="Number">The audit key's.</param>
    /// <param name="KmsKeyArn">What it is encrypted with.</param>
    /// <param name="Ciphertext">For this trail.</param>
    sealed record Copied(int Number, string KmsKeyArn, byte[] Ciphertext);
}
