using System.Net;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Hosting;
using MarketData.Processor.Aws;

namespace MarketData.Processor.Configuration;

/// <summary>
/// The audit chain's key as the deployment hands it over: encrypted by KMS, for one audit trail alone.
/// </summary>
public static class AuditKeyDecryption
{
    /// <summary>Some eight seconds, where each try fails at once.</summary>
    const int MaxTries = 10;

    /// <param name="kms">Decrypts.</param>
    /// <param name="ciphertext">Base64.</param>
    /// <param name="auditTrailTable">The trail that the key was made for.</param>
    /// <param name="backoff">Between the tries.</param>
    /// <param name="cancellation">Ends the tries.</param>
    /// <exception cref="InvalidOperationException">The key cannot be decrypted; the message says why.</exception>
    public static async Task<AuditKey> DecryptAsync(
        IAmazonKeyManagementService kms,
        string ciphertext,
        string auditTrailTable,
        Backoff backoff,
        CancellationToken cancellation
    )
    {
        try
        {
            using var blob = new MemoryStream(Convert.FromBase64String(ciphertext), writable: false);
            var request = new DecryptRequest
            {
                CiphertextBlob = blob,
                EncryptionContext = new() { [AuditKeyContext.TrailTable] = auditTrailTable },
            };
            var answer = await backoff.RetryAsync(
                () => kms.DecryptAsync(request, cancellation),
                cancellation,
                MaxTries
            );
            return new AuditKey(answer.Plaintext.ToArray());
        }
        catch (Exception failure)
            when (failure
                    is AmazonServiceException
                        or AmazonClientException
                        or NoAnswerException
                        or OperationCanceledException
                        or FormatException
                        or ArgumentException
            )
        {
            throw new InvalidOperationException(
                $"The audit key in {FunctionVariables.AuditKeyCiphertext} cannot be decrypted: "
                    + $"{Why(failure, auditTrailTable)} {failure.Message}",
                failure
            );
        }
    }

    static string Why(Exception failure, string auditTrailTable) =>
        failure switch
        {
            NoAnswerException or OperationCanceledException => "KMS does not answer.",
            AmazonServiceException busy when TransientFailures.IsThrottling(busy) =>
                "KMS is asked too often at the moment, which says nothing about the key.",
            AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError } => "KMS failed.",
            AmazonServiceException { ErrorCode: "AccessDeniedException" } =>
                $"this role may not use its KMS key with the encryption context {Context(auditTrailTable)}.",
            DisabledException or KMSInvalidStateException or NotFoundException =>
                "its KMS key is disabled, or being deleted, or gone.",
            _ => $"it must be the ciphertext that was made for the encryption context {Context(auditTrailTable)}, by a "
                + "key that this role may use.",
        };

    static string Context(string auditTrailTable) => $"{AuditKeyContext.TrailTable}={auditTrailTable}";
}
