using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Hosting;
using MarketData.Shared.Aws;

namespace MarketData.Shared.Trail;

/// <summary>
/// Has KMS make and decrypt a trail's keys. The trail's name is the encryption context: a key's ciphertext is of use
/// for the trail that it was made for, and for no other.
/// https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
/// </summary>
public sealed class AuditKeyEncryption(IAmazonKeyManagementService kms, TrailSettings trail, Backoff backoff)
{
    Dictionary<string, string> Context => new() { [AuditKeyContext.TrailTable] = trail.TrailTable };

    /// <returns>A new key's ciphertext.</returns>
    public async Task<byte[]> GenerateAsync(CancellationToken cancellation)
    {
        var request = new GenerateDataKeyWithoutPlaintextRequest
        {
            KeyId = trail.KmsKeyArn,
            KeySpec = DataKeySpec.AES_256,
            EncryptionContext = Context,
        };
        var answer = await backoff.RetryAsync(
            () => kms.GenerateDataKeyWithoutPlaintextAsync(request, cancellation),
            cancellation
        );
        return answer.CiphertextBlob.ToArray();
    }

    /// <exception cref="FormatException">KMS cannot decrypt it for this trail.</exception>
    public async Task<AuditKey> DecryptAsync(
        StoredAuditKey stored,
        CancellationToken cancellation,
        int maxTries = TransientFailures.MaxTries
    )
    {
        try
        {
            var answer = await backoff.RetryAsync(
                () => kms.DecryptAsync(Request(stored), cancellation),
                cancellation,
                maxTries
            );
            return new AuditKey(stored.Number, stored.From, answer.Plaintext.ToArray());
        }
        catch (Exception wrong) when (wrong is InvalidCiphertextException or IncorrectKeyException or ArgumentException)
        {
            throw new FormatException(
                $"Audit key {stored.Number} in the row {AuditKeysItem.RowName} of {trail.StateTable} cannot "
                    + "be decrypted with the encryption context "
                    + $"{AuditKeyContext.TrailTable}={trail.TrailTable}. It must be the ciphertext that was "
                    + $"made for this trail with {trail.KmsKeyArn}. "
                    + wrong.Message,
                wrong
            );
        }
    }

    DecryptRequest Request(StoredAuditKey stored) =>
        new()
        {
            CiphertextBlob = new MemoryStream(stored.Ciphertext),
            KeyId = trail.KmsKeyArn,
            EncryptionContext = Context,
        };
}
