using System.CommandLine;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using MarketData.Ops.Deployment;
using Symbol = MarketData.Domain.Events.Symbol;

namespace MarketData.Ops.Audit;

/// <summary>The commands that begin with <c>audit</c>.</summary>
static class AuditCommand
{
    public static Command Create() => new("audit", "The audit trail.") { Verify(), Show(), RotateKey() };

    static Command Verify()
    {
        var symbol = new Option<string?>("--symbol") { Description = "Only this symbol's chain." };
        var checkpoint = new Option<FileInfo?>("--checkpoint")
        {
            HelpName = "FILE",
            Description =
                "Where the chains ended at the verification before: what was there then must be there now. It is "
                + "written anew where nothing is wrong.",
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
            checkpoint,
        };
        verify.Validators.Add(result =>
        {
            if (result.GetValue(symbol) is not null && result.GetValue(checkpoint) is not null)
            {
                result.AddError("--checkpoint is of the whole trail, and cannot be given with --symbol.");
            }
        });
        Set(
            verify,
            "The audit trail was not verified",
            (trail, parsed, cancellation) =>
                VerifyAsync(
                    trail,
                    parsed.GetValue(symbol) is { } text ? Symbol.Parse(text) : null,
                    parsed.GetValue(checkpoint)?.FullName,
                    parsed.InvocationConfiguration.Output,
                    cancellation
                )
        );
        return verify;
    }

    static Command Show()
    {
        var id = new Argument<string>("EVENT")
        {
            Description = "The event_id of a stored event, or the audit_id of a rejection.",
        };
        var show = new Command("show", "Prints what the audit trail says of an event.") { id };
        Set(
            show,
            "The audit trail was not read",
            (trail, parsed, cancellation) =>
                AuditedEventText.WriteAsync(
                    trail,
                    parsed.GetValue(id)!,
                    parsed.InvocationConfiguration.Output,
                    cancellation
                )
        );
        return show;
    }

    static Command RotateKey()
    {
        var rotate = new Command("rotate-key", "Makes the trail's next key, and rotates the present one out.");
        Set(
            rotate,
            "The audit key was not rotated",
            (trail, parsed, cancellation) =>
                KeyRotation.RunAsync(trail, TimeProvider.System, parsed.InvocationConfiguration.Output, cancellation)
        );
        return rotate;
    }

    static async Task<int> VerifyAsync(
        Trail trail,
        Symbol? symbol,
        string? checkpoint,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        var keys = await trail.LoadKeysAsync(cancellation);
        var before = checkpoint is null
            ? null
            : await CheckpointFile.ReadAsync(checkpoint, trail.Settings.AuditTrailTable, keys, cancellation);
        var verification = await AuditVerification.RunAsync(trail, symbol, before, DateTimeOffset.UtcNow, cancellation);
        verification.WriteTo(output);
        if (verification.Problems.Count > 0)
        {
            return Operation.No;
        }

        if (checkpoint is not null && keys.Newest is { } key)
        {
            await CheckpointFile.WriteAsync(checkpoint, verification.Heads, key, cancellation);
        }

        return Operation.Success;
    }

    static void Set(Command command, string notDone, Func<Trail, ParseResult, CancellationToken, Task<int>> run) =>
        Operation.Set(
            command,
            notDone,
            async (settings, parsed, cancellation) =>
            {
                using var dynamo = new AmazonDynamoDBClient();
                using var kms = new AmazonKeyManagementServiceClient();
                return await run(new Trail(dynamo, kms, settings), parsed, cancellation);
            }
        );
}
