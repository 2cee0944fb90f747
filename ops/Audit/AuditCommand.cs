using System.CommandLine;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using MarketData.Domain.Audit;
using MarketData.Processor.Configuration;
using Symbol = MarketData.Domain.Events.Symbol;

namespace MarketData.Ops.Audit;

/// <summary><c>audit verify</c>: exit code 0 where the trail is as it was written, 1 where it is not, 2 where it could not be read.</summary>
static class AuditCommand
{
    const int Untouched = 0;
    const int Tampered = 1;
    const int Unread = 2;

    public static Command Create()
    {
        var symbol = new Option<string?>("--symbol") { Description = "Only this symbol's chain." };
        var formerKeys = new Option<string[]>("--former-key")
        {
            Description = "A ciphertext that AUDIT_KEY_CIPHERTEXT was before the key was changed; once for each.",
            DefaultValueFactory = _ => [],
        };
        symbol.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !Symbol.TryParse(text, out _))
            {
                result.AddError(
                    $"--symbol is '{text}', but must be 1 to {Symbol.MaxLength} letters, digits or . - / _ : = ^ $ + # & @."
                );
            }
        });
        var verify = new Command(
            "verify",
            "Checks every audit record against its chain, and every stored event against its record."
        )
        {
            symbol,
            formerKeys,
        };
        verify.SetAction(
            (parsed, cancellation) =>
                VerifyAsync(
                    parsed.GetValue(symbol) is { } text ? Symbol.Parse(text) : null,
                    parsed.GetValue(formerKeys)!,
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    cancellation
                )
        );
        return new Command("audit", "The audit trail.") { verify };
    }

    static async Task<int> VerifyAsync(
        Symbol? symbol,
        string[] formerKeys,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellation
    )
    {
        try
        {
            var settings = await Deployment.ReadAsync(cancellation);
            using var kms = new AmazonKeyManagementServiceClient();
            var keys = new List<AuditKey>();
            foreach (var ciphertext in formerKeys.Prepend(settings.AuditKeyCiphertext))
            {
                keys.Add(
                    await AuditKeyDecryption.DecryptAsync(kms, ciphertext, settings.AuditTrailTable, cancellation)
                );
            }

            using var dynamo = new AmazonDynamoDBClient();
            var verification = await AuditVerification.RunAsync(
                dynamo,
                keys,
                settings,
                symbol,
                DateTimeOffset.UtcNow,
                cancellation
            );
            verification.WriteTo(output);
            return verification.Problems.Count == 0 ? Untouched : Tampered;
        }
        catch (Exception failure)
            when (failure is AmazonServiceException or AmazonClientException or InvalidOperationException)
        {
            await error.WriteLineAsync($"The audit trail was not verified: {failure.Message}");
            return Unread;
        }
    }
}
