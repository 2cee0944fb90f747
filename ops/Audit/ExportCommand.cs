using System.CommandLine;
using System.Globalization;
using MarketData.Contract;
using MarketData.Ops.Copies;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Audit;

/// <summary><c>audit export</c>: a copy of a trail, now.</summary>
static class ExportCommand
{
    public static Command Create(Option<string> trailName)
    {
        var export = new Command(
            "export",
            "Copies the trail and its keys into the evidence bucket, and waits until the copy is whole."
        );
        Operation.Set(
            export,
            "The audit trail was not copied",
            run => DeployedTrail.UseAsync(run, run.Get(trailName)!, trail => RunAsync(run, run.Get(trailName)!, trail))
        );
        return export;
    }

    static async Task<Answer> RunAsync(CommandRun run, string trailName, Trail trail)
    {
        var (deployed, cancellation) = (run.Deployed, run.Cancellation);
        var published = await PublishedOutputs.ReadAsync(deployed, ResourceNames.Evidence, cancellation);
        if (published.IsEmpty)
        {
            return Answer.Sentence(
                Operation.No,
                $"No copies are kept of {deployed.Names.Suffix}: set evidence.retentionDays, and deploy its evidence "
                    + "stack."
            );
        }

        var place = new ExportPlace(
            published[EvidenceOutputNames.BucketName],
            trailName,
            published[EvidenceOutputNames.KeyArn]
        );
        using var s3 = deployed.S3();
        var files = await BucketFiles.ListAsync(s3, new(place.Bucket, $"{place.Prefix}/"), cancellation);
        var keys = await CopiedKeys.AddAsync(trail, files, place.KmsKeyArn, cancellation);
        foreach (var key in keys)
        {
            await run.Progress.WriteLineAsync($"Audit key {key} is copied.");
        }

        var tables = new CopiedTables(trail.Settings.TrailTable, trail.Settings.StateTable, trail.Settings.StateSchema);
        var exports = await new TrailExport(trail.Dynamo, tables, place, TimeProvider.System).RunAsync(
            run.Progress,
            cancellation
        );
        var failed = exports.Where(export => export.Failure is not null).ToList();
        var made = new MadeCopy(failed.Count == 0, $"{place}", exports, keys);
        return Answer.Of(
            failed.Count == 0 ? Operation.Success : Operation.No,
            made,
            AuditJson.Default.MadeCopy,
            output => Write(output, made)
        );
    }

    static void Write(TextWriter output, MadeCopy made)
    {
        foreach (var export in made.Exports)
        {
            output.WriteLine(
                export.Failure is { } why
                    ? $"{export.Table} was not exported: {why}"
                    : string.Create(CultureInfo.InvariantCulture, $"{export.Table}: {export.Items:N0} items")
            );
        }

        output.WriteLine(
            made.Ok ? $"Copied. To verify it: audit verify --from {made.Place}" : "NOT OK: the copy is not whole."
        );
    }
}

/// <param name="Ok">Whether it is whole.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Exports">What makes it.</param>
/// <param name="CopiedKeys">The audit keys that were copied with it, by their numbers.</param>
sealed record MadeCopy(bool Ok, string Place, IReadOnlyList<EndedExport> Exports, IReadOnlyList<int> CopiedKeys);
