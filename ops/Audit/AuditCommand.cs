using System.CommandLine;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Hosting;
using MarketData.Ops.Deployment;
using MarketData.Processor.Configuration;
using Symbol = MarketData.Domain.Events.Symbol;

namespace MarketData.Ops.Audit;

/// <summary>The commands that begin with <c>audit</c>.</summary>
static class AuditCommand
{
    public static Command Create()
    {
        var symbol = new Option<string?>("--symbol") { Description = "Only this symbol's chain." };
        var formerKeys = new Option<string[]>("--former-key")
        {
            Description =
                $"A former value of {FunctionVariables.AuditKeyCiphertext}, from before the key was changed; "
                + "give the option once for each.",
            DefaultValueFactory = _ => [],
        };
        symbol.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !Symbol.TryParse(text, out _))
            {
                result.AddError(
                    $"--symbol is '{text}', but must be 1 to {Symbol.MaxLength} letters, digits or "
                        + ". - / _ : = ^ $ + # & @."
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
        Operation.Set(
            verify,
            "The audit trail was not verified",
            (settings, parsed, cancellation) =>
                VerifyAsync(
                    settings,
                    parsed.GetValue(symbol) is { } text ? Symbol.Parse(text) : null,
                    parsed.GetValue(formerKeys)!,
                    parsed.InvocationConfiguration.Output,
                    cancellation
                )
        );
        return new Command("audit", "The audit trail.") { verify };
    }

    static async Task<int> VerifyAsync(
        ProcessorSettings settings,
        Symbol? symbol,
        string[] formerKeys,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        using var kms = new AmazonKeyManagementServiceClient();
        var keys = new List<AuditKey>();
        foreach (var ciphertext in formerKeys.Prepend(settings.AuditKeyCiphertext))
        {
            keys.Add(
                await AuditKeyDecryption.DecryptAsync(
                    kms,
                    ciphertext,
                    settings.AuditTrailTable,
                    new Backoff(TimeProvider.System),
                    cancellation
                )
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
        return verification.Problems.Count == 0 ? Operation.Success : Operation.No;
    }
}
