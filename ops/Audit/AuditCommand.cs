using System.CommandLine;
using MarketData.Contract;
using MarketData.Ops.Deployment;
using Symbol = MarketData.Domain.Events.Symbol;

namespace MarketData.Ops.Audit;

/// <summary>The commands that begin with <c>audit</c>.</summary>
static class AuditCommand
{
    public static Command Create()
    {
        var trail = new Option<string>("--trail")
        {
            Description = "Whose audit trail.",
            DefaultValueFactory = _ => ResourceNames.MarketData,
            Recursive = true,
        };
        trail.AcceptOnlyFromAmong(ResourceNames.MarketData, ResourceNames.Trades);
        return new("audit", "The audit trails.") { trail, Verify(trail), Show(trail), RotateKey(trail) };
    }

    static Command Verify(Option<string> trailName)
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
            "Checks every audit record against its chain, and every stored event or trade against its record."
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

            if (result.GetValue(symbol) is not null && result.GetValue(trailName) == ResourceNames.Trades)
            {
                result.AddError("--symbol is of market data: the trail of trades has no chains of symbols.");
            }
        });
        Set(
            verify,
            trailName,
            "The audit trail was not verified",
            (trail, run) =>
                VerifyAsync(
                    trail,
                    run.Get(symbol) is { } text ? Symbol.Parse(text) : null,
                    run.Get(checkpoint)?.FullName,
                    run.Cancellation
                )
        );
        return verify;
    }

    static Command Show(Option<string> trailName)
    {
        var id = new Argument<string>("ID")
        {
            Description =
                "The event_id of a stored event, or the audit_id of a rejection; of the trail of trades a trade's id, "
                + "or the audit_id of one of its records.",
        };
        var show = new Command("show", "Prints what the audit trail says of an event or a trade.") { id };
        Set(
            show,
            trailName,
            "The audit trail was not read",
            (trail, run) => trail.Rows.ShowAsync(trail, run.Get(id), run.Cancellation)
        );
        return show;
    }

    static Command RotateKey(Option<string> trailName)
    {
        var rotate = new Command("rotate-key", "Makes the trail's next key, and rotates the present one out.");
        Set(
            rotate,
            trailName,
            "The audit key was not rotated",
            (trail, run) => KeyRotation.RunAsync(trail, TimeProvider.System, run.Progress, run.Cancellation)
        );
        return rotate;
    }

    static async Task<Answer> VerifyAsync(
        Trail trail,
        Symbol? symbol,
        string? checkpoint,
        CancellationToken cancellation
    )
    {
        var keys = await trail.LoadKeysAsync(cancellation);
        var before = checkpoint is null
            ? null
            : await CheckpointFile.ReadAsync(checkpoint, trail.Settings.TrailTable, keys, cancellation);
        var verification = await AuditVerification.RunAsync(trail, symbol, before, DateTimeOffset.UtcNow, cancellation);
        if (verification.Problems.Count == 0 && checkpoint is not null && keys.Newest is { } key)
        {
            await CheckpointFile.WriteAsync(checkpoint, verification.Heads, key, cancellation);
        }

        return verification.ToAnswer(trail.Rows);
    }

    static void Set(
        Command command,
        Option<string> trailName,
        string notDone,
        Func<Trail, CommandRun, Task<Answer>> work
    ) =>
        Operation.Set(
            command,
            notDone,
            async run =>
            {
                var (deployed, cancellation) = (run.Deployed, run.Cancellation);
                using var dynamo = deployed.DynamoDb();
                using var kms = deployed.Kms();
                var trail =
                    run.Get(trailName) == ResourceNames.Trades
                        ? Trail.OfTrades(dynamo, kms, await DeployedTrades.ReadSettingsAsync(deployed, cancellation))
                        : Trail.OfMarketData(
                            dynamo,
                            kms,
                            await DeployedProcessor.ReadSettingsAsync(deployed, cancellation)
                        );
                return await work(trail, run);
            }
        );
}
