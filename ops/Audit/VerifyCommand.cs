using System.CommandLine;
using MarketData.Contract;
using MarketData.Ops.Copies;
using MarketData.Ops.Deployment;
using Symbol = MarketData.Domain.Events.Symbol;

namespace MarketData.Ops.Audit;

/// <summary><c>audit verify</c>: of the tables as they stand, or of a copy.</summary>
static class VerifyCommand
{
    public static Command Create(Option<string> trailName)
    {
        var symbol = new Option<string?>("--symbol") { Description = "Only this symbol's chain." };
        var checkpoint = new Option<string?>("--checkpoint")
        {
            HelpName = "FILE|s3://BUCKET/PREFIX",
            Description =
                "Where the chains ended at the verification before: what was there then must be there now. Where "
                + "nothing is wrong a file is written anew, and a bucket gets one more.",
        };
        var from = new Option<string?>("--from")
        {
            HelpName = "s3://BUCKET/PREFIX|FOLDER",
            Description =
                "Verifies a copy in place of the tables: the newest one there. Of the deployment nothing is used but "
                + "its names.",
        };
        var at = UtcTime.Option("--at", "With --from: the newest copy of this time or before.");
        var restored = UtcTime.Option(
            "--restored",
            "Checks the tables that ops restore has made of this second, beside those of the deployment."
        );
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
        foreach (var option in new[] { checkpoint, from })
        {
            option.Validators.Add(result =>
            {
                if (
                    result.GetValueOrDefault<string?>() is { } text
                    && BucketPlace.IsOne(text)
                    && !BucketPlace.TryParse(text, out _)
                )
                {
                    result.AddError($"{option.Name} is '{text}', but must be s3://BUCKET/PREFIX.");
                }
            });
        }

        var verify = new Command(
            "verify",
            "Checks every audit record against its chain, and every stored event or trade against its record."
        )
        {
            symbol,
            checkpoint,
            from,
            at,
            restored,
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

            if (result.GetValue(at) != default && result.GetValue(from) is null)
            {
                result.AddError("--at chooses a copy, and cannot be given without --from.");
            }

            if (result.GetValue(restored) != default && result.GetValue(from) is not null)
            {
                result.AddError("--restored is of tables, and cannot be given with --from.");
            }
        });
        Operation.Set(
            verify,
            "The audit trail was not verified",
            run =>
            {
                var only = run.Get(symbol) is { } text ? Symbol.Parse(text) : (Symbol?)null;
                return run.Get(from) is { } place
                    ? OfCopyAsync(run, run.Get(trailName)!, place, TimeOf(run.Get(at)), only, run.Get(checkpoint))
                    : DeployedTrail.UseAsync(
                        run,
                        run.Get(trailName)!,
                        trail => OfTablesAsync(run, trail, only, run.Get(checkpoint)),
                        TimeOf(run.Get(restored))
                    );
            }
        );
        return verify;
    }

    static DateTimeOffset? TimeOf(DateTimeOffset given) => given == default ? null : given;

    static async Task<Answer> OfTablesAsync(CommandRun run, Trail trail, Symbol? symbol, string? checkpoint)
    {
        var cancellation = run.Cancellation;
        using var checkpoints = await Checkpoints.OpenAsync(run.Deployed, checkpoint, cancellation);
        var keys = await trail.LoadKeysAsync(cancellation);
        var before = await checkpoints.ReadAsync(trail.Settings.TrailTable, keys, until: null, cancellation);
        var verification = await AuditVerification.RunAsync(trail, symbol, before, DateTimeOffset.UtcNow, cancellation);
        if (symbol is { } missing && verification.Chains == 0)
        {
            return NoChain(missing);
        }

        await checkpoints.WriteAsync(verification, keys, cancellation);
        return verification.ToAnswer(trail.Rows);
    }

    static async Task<Answer> OfCopyAsync(
        CommandRun run,
        string trailName,
        string place,
        DateTimeOffset? at,
        Symbol? symbol,
        string? checkpoint
    )
    {
        var (deployed, cancellation) = (run.Deployed, run.Cancellation);
        using var kms = deployed.Kms();
        using var s3 = deployed.S3();
        using var checkpoints = await Checkpoints.OpenAsync(deployed, checkpoint, cancellation);
        CopyFiles files = BucketPlace.TryParse(place, out var bucket)
            ? await BucketFiles.ListAsync(s3, bucket, cancellation)
            : new FolderFiles(place);
        var trail = AuditedTrail.All.Single(trail => trail.Name == trailName);
        var tables = CopiedTables.Of(trail, deployed.Names);
        var copy = await TrailCopy.OpenAsync(tables, files, at, symbol, kms, cancellation);
        var keys = await copy.LoadKeysAsync(cancellation);
        var before = await checkpoints.ReadAsync(tables.Records, keys, copy.HeadsAt, cancellation);
        var verification = await AuditVerification.RunAsync(copy, symbol, before, cancellation);
        if (symbol is { } missing && verification.Chains == 0)
        {
            return NoChain(missing);
        }

        await checkpoints.WriteAsync(verification, keys, cancellation);
        return verification.ToAnswer(copy.Facts);
    }

    static Answer NoChain(Symbol symbol) =>
        Answer.Sentence(
            Operation.No,
            $"{symbol} has no chain: nothing of it was ever recorded, or all of it was removed, which a verification "
                + "of the whole trail with --checkpoint finds."
        );
}
