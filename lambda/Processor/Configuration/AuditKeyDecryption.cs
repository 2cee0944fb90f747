using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using MarketData.Contract;
using MarketData.Domain.Audit;

namespace MarketData.Processor.Configuration;

/// <summary>
/// The audit chain's key as the deployment hands it over: encrypted by KMS, for one audit trail alone.
/// </summary>
public static class AuditKeyDecryption
{
    /// <param name="kms">Decrypts.</param>
    /// <param name="ciphertext">Base64.</param>
    /// <param name="auditTrailTable">The trail that the key was made for.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="InvalidOperationException">The key cannot be decrypted; the message says why.</exception>
    public static async Task<AuditKey> DecryptAsync(
        IAmazonKeyManagementService kms,
        string ciphertext,
        string auditTrailTable,
        CancellationToken cancellation
    )
    {
        try
        {
            using var blob = new MemoryStream(Convert.FromBase64String(ciphertext), writable: false);
            var answer = await kms.DecryptAsync(
                new DecryptRequest
                {
                    CiphertextBlob = blob,
                    EncryptionContext = new() { [AuditKeyContext.TrailTable] = auditTrailTable },
                },
                cancellation
            );
            return new AuditKey(answer.Plaintext.ToArray());
        }
        catch (Exception failure)
            when (failure is AmazonServiceException or AmazonClientException or FormatException or ArgumentException)
        {
            throw new InvalidOperationException(
                $"The audit key in {FunctionVariables.AuditKeyCiphertext} cannot be decrypted with the encryption "
                    + "context "
                    + $"{AuditKeyContext.TrailTable}={auditTrailTable}. It must be the ciphertext that was made for "
                    + $"this trail, by a key that this role may use. {failure.Message}",
                failure
            );
        }
    }
}
