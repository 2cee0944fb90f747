using System.Text;
using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.SandboxTests.Function;

namespace MarketData.SandboxTests.Evidence;

/// <summary>A copy as DynamoDB wrote it, and then somebody else.</summary>
[CancelAfter(60_000)]
public sealed class TrailCopyTests
{
    CopiedTrail copied = null!;

    [SetUp]
    public async Task MakeCopyAsync() => copied = await CopiedTrail.MakeAsync();

    [Test]
    public async Task What_DynamoDB_wrote_is_in_order() => Assert.That(await copied.ProblemsAsync(), Is.Empty);

    [Test]
    public async Task What_was_recorded_while_it_was_made_is_no_gap()
    {
        var next = 6;
        await copied.ExportAsync(
            CopiedTrail.At.AddDays(1),
            () => copied.Trail.Function.HandleAsync(SampleEvents.Trade($"{++next}", time: $"13:30:0{next}"))
        );

        Assert.That(await copied.ProblemsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_changed_record_is_named_though_all_checksums_fit()
    {
        copied.Forge(
            "IBM|3",
            record =>
            {
                record["decided_at"] = new JsonObject { ["S"] = "2013-10-08T13:30:00.0000000Z" };
                return record;
            }
        );

        Assert.That(
            await copied.ProblemsAsync(),
            Is.EqualTo(["IBM: record 3 (IBM|3) was changed: it does not fit its hash"])
        );
    }

    [TestCase("1")]
    [TestCase("3")]
    [TestCase("5", Description = "the newest")]
    public async Task A_removed_record_is_named(string sequence)
    {
        copied.Forge($"IBM|{sequence}", _ => null);

        Assert.That(await copied.ProblemsAsync(), Is.EqualTo([$"IBM: record {sequence} was removed: it is missing"]));
    }

    [Test]
    public async Task An_inserted_record_is_named()
    {
        var third = "";
        copied.Writer.Forge(
            copied.Records,
            line =>
            {
                third = line.Contains("IBM|3", StringComparison.Ordinal) ? line : third;
                return [line];
            }
        );
        var forged = JsonNode.Parse(third)!;
        forged["Item"]!["audit_id"]!["S"] = "IBM|6";
        forged["Item"]!["sequence"]!["N"] = "6";
        forged["Item"]!["decided_at"]!["S"] = "2013-10-08T13:30:00.0000000Z";
        copied.Writer.Forge(
            copied.Records,
            line => line.Contains("AAPL|1", StringComparison.Ordinal) ? [line, forged.ToJsonString()] : [line]
        );

        Assert.That(
            await copied.ProblemsAsync(),
            Is.EqualTo(["IBM: record 6 (IBM|6) was inserted: it was not written with the key"])
        );
    }

    [Test]
    public async Task A_changed_byte_is_named()
    {
        var file = copied.DataFile(0);
        copied.Writer.Files[file][^6] ^= 1;

        Assert.That(await copied.ProblemsAsync(), Has.Some.StartsWith($"{CopiedTrail.Named(file)} was changed: it "));
    }

    [Test]
    public async Task A_missing_data_file_is_named_with_the_first_record_that_went_with_it()
    {
        var file = copied.DataFile(1);
        copied.Writer.Files.Remove(file);

        var problems = await copied.ProblemsAsync();

        Assert.That(
            problems[0],
            Does.Match($"^{CopiedTrail.Named(file)} is missing, and its [0-9]+ items with it$".Replace(".", @"\."))
        );
        Assert.That(problems, Has.Some.Match("record [0-9]+ was removed: it is missing"));
    }

    [Test]
    public async Task A_truncated_data_file_is_named()
    {
        var file = copied.DataFile(0);
        copied.Writer.Files[file] = copied.Writer.Files[file][..^40];

        Assert.That(await copied.ProblemsAsync(), Has.Some.StartsWith($"{CopiedTrail.Named(file)} was changed: it "));
    }

    [TestCase("manifest-files")]
    [TestCase("manifest-summary")]
    public async Task A_manifest_that_does_not_fit_its_checksum_is_named(string manifest)
    {
        var name = $"{copied.Records}/{manifest}.json";
        copied.Writer.Files[name] = [.. copied.Writer.Files[name], .. "\n"u8];

        Assert.That(
            await copied.ProblemsAsync(),
            Is.EqualTo([
                $"{CopiedTrail.Named(name)} was changed: it does not fit its checksum, "
                    + $"{CopiedTrail.Named(copied.Records)}/{manifest}.md5",
            ])
        );
    }

    [Test]
    public async Task A_manifest_without_a_checksum_is_named()
    {
        copied.Writer.Files.Remove($"{copied.Records}/manifest-files.md5");

        Assert.That(
            await copied.ProblemsAsync(),
            Is.EqualTo([$"the checksum of {CopiedTrail.Named(copied.Records)}/manifest-files.json is missing"])
        );
    }

    [Test]
    public async Task The_checksums_may_be_named_as_the_documentation_has_them()
    {
        foreach (var name in copied.Writer.Files.Keys.Where(name => name.EndsWith(".md5")).ToList())
        {
            copied.Writer.Files[Path.ChangeExtension(name, ".checksum")] = copied.Writer.Files[name];
            copied.Writer.Files.Remove(name);
        }

        Assert.That(await copied.ProblemsAsync(), Is.Empty);
    }

    [Test]
    public async Task An_export_of_another_table_is_named()
    {
        var other = copied.Writer.Write("dynamodb-trades-audit-trail-dev", [], CopiedTrail.At);

        Assert.That(
            await copied.ProblemsAsync(),
            Is.EqualTo([
                $"{CopiedTrail.Named(other)} is an export of dynamodb-trades-audit-trail-dev, and not of "
                    + $"{copied.RecordsTable} or {copied.StateTable}",
            ])
        );
    }

    [Test]
    public async Task A_data_file_of_another_export_is_named()
    {
        var manifest = $"{copied.Records}/manifest-files.json";
        var id = copied.Records[(copied.Records.LastIndexOf('/') + 1)..];
        var text = Encoding.UTF8.GetString(copied.Writer.Files[manifest]);
        copied.Writer.WriteWithChecksum(
            copied.Records,
            "manifest-files",
            text.Replace($"{id}/data/partition0", "01700000000000-0000abcd/data/partition0", StringComparison.Ordinal)
        );

        Assert.That(
            (await copied.ProblemsAsync())[0],
            Is.EqualTo(
                $"{CopiedTrail.Named(manifest)} was changed: it names "
                    + "market-data/AWSDynamoDB/01700000000000-0000abcd/data/partition0.json.gz, "
                    + "which is not among the export's own data files"
            )
        );
    }

    [Test]
    public async Task An_earlier_copy_can_be_chosen()
    {
        copied.Forge("IBM|3", _ => null);
        await copied.ExportAsync(CopiedTrail.At.AddDays(1));

        Assert.That(await copied.ProblemsAsync(), Is.Empty, "the newest");
        Assert.That(await copied.ProblemsAsync(at: CopiedTrail.At.AddHours(1)), Is.Not.Empty, "the one before");
    }

    [Test]
    public async Task Everything_set_back_to_an_earlier_moment_is_found_by_a_checkpoint()
    {
        var before = await copied.Trail.VerifyAsync();
        foreach (var (table, id) in new[] { (Tables.AuditTrail, "AAPL|1"), (Tables.SymbolState, "AAPL") })
        {
            await copied.Trail.RemoveAsync(table, id);
        }

        await copied.ExportAsync(CopiedTrail.At.AddDays(1));

        Assert.That(await copied.ProblemsAsync(), Is.Empty);
        Assert.That(
            (await copied.ProblemsAsync(checkpoint: before.Heads)).Single(),
            Does.StartWith("AAPL: record 1 was removed: it is missing: the chain ended at 1 at the checkpoint of ")
        );
    }

    [Test]
    public void Without_an_export_of_the_heads_on_either_side_there_is_no_copy()
    {
        foreach (var name in copied.Writer.Files.Keys.Where(IsOfTheLastExport).ToList())
        {
            copied.Writer.Files.Remove(name);
        }

        Assert.That(
            () => copied.ProblemsAsync(),
            Throws
                .InvalidOperationException.With.Message.Contains("has no whole copy: that is an export of ")
                .And.Message.Contains($"{copied.RecordsTable} of 2026-11-29 02:15:00Z")
        );

        bool IsOfTheLastExport(string name) => name.Contains("-00000003/", StringComparison.Ordinal);
    }

    [Test]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.That(
            () => new MarketData.Ops.Copies.FolderFiles("no-such-folder"),
            Throws.InvalidOperationException.With.Message.StartsWith("There is no folder no-such-folder.")
        );
}
