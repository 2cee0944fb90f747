using System.Text;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Ops.Audit;
using MarketData.SandboxTests.Ops;

namespace MarketData.SandboxTests.Evidence;

/// <summary>Copies, keys and checkpoints in a bucket that locks them.</summary>
[CancelAfter(60_000)]
public sealed class BucketCopyTests
{
    LockedBucket bucket = null!;

    [SetUp]
    public async Task CreateBucketAsync() => bucket = await LockedBucket.CreateAsync();

    [TearDown]
    public void RemoveBucket() => bucket.Dispose();

    [Test]
    public async Task A_copy_is_verified_where_it_is_kept()
    {
        var copied = await CopiedTrail.MakeAsync();
        await bucket.PutAsync(copied.Writer);

        var (verification, facts) = await copied.VerifyAsync(await bucket.ListAsync(CopiedTrail.Prefix));

        Assert.That(verification.Problems, Is.Empty);
        Assert.That((verification.Records, facts.At), Is.EqualTo((8, CopiedTrail.At)));
        Assert.That(facts.Locks, Does.Match(@"^locked until \d{4}-\d\d-\d\d at least \(COMPLIANCE\)$"));
    }

    [Test]
    public async Task What_was_written_over_a_copy_or_marked_as_deleted_changes_nothing()
    {
        var copied = await CopiedTrail.MakeAsync();
        await bucket.PutAsync(copied.Writer);
        await bucket.PutAsync(copied.DataFile(0), "forged"u8.ToArray());
        await bucket.DeleteAsync(copied.DataFile(1));
        await bucket.DeleteAsync($"{copied.Records}/manifest-summary.json");

        var (verification, _) = await copied.VerifyAsync(await bucket.ListAsync(CopiedTrail.Prefix));

        Assert.That((verification.Problems.Count, verification.Records), Is.EqualTo((0, 8)));
    }

    [Test]
    public async Task One_symbol_of_a_copy_can_be_verified_alone()
    {
        var copied = await CopiedTrail.MakeAsync();
        copied.Forge("IBM|3", _ => null);
        await bucket.PutAsync(copied.Writer);
        var files = await bucket.ListAsync(CopiedTrail.Prefix);

        Assert.That((await copied.VerifyAsync(files, symbol: "AAPL")).Verification.Problems, Is.Empty);
        Assert.That((await copied.VerifyAsync(files, symbol: "IBM")).Verification.Problems, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_copy_is_verified_when_the_stacks_key_is_gone_if_its_keys_were_copied()
    {
        using var trades = await (await TradesOnEngine.CreateAsync()).RecordAsync(SampleTrades.Whole);
        var kms = trades.Aws.Kms;
        var evidenceKey = (await kms.CreateKeyAsync(new())).KeyMetadata.Arn;
        var files = await bucket.ListAsync("trades");

        var copied = await CopiedKeys.AddAsync(trades.Trail, files, evidenceKey, CancellationToken.None);
        var again = await CopiedKeys.AddAsync(trades.Trail, files, evidenceKey, CancellationToken.None);
        await WriteCopyAsync(trades);
        await DisableKeyAsync(trades);

        Assert.That(copied, Is.EqualTo([1]));
        Assert.That(again, Is.Empty);
        var copy = await OpenAsync(trades);
        var verification = await AuditVerification.RunAsync(copy, null, null, CancellationToken.None);
        Assert.That((verification.Problems.Count, verification.Records), Is.EqualTo((0, 1)));
        Assert.That(copy.Facts.KmsKeys, Is.EqualTo([evidenceKey]));
    }

    [Test]
    public async Task Without_copied_keys_it_says_that_the_stacks_key_is_gone()
    {
        using var trades = await (await TradesOnEngine.CreateAsync()).RecordAsync(SampleTrades.Whole);
        await WriteCopyAsync(trades);
        await DisableKeyAsync(trades);
        var copy = await OpenAsync(trades);

        Assert.That(
            () => copy.LoadKeysAsync(CancellationToken.None),
            Throws.InvalidOperationException.With.Message.StartsWith(
                "Audit key 1 is not among the copied keys, and the stack's key does not decrypt it: "
            )
        );
    }

    [Test]
    public async Task Checkpoints_are_added_and_the_newest_of_a_time_is_read()
    {
        var (key, keys, first) = Checkpoint("a-trail", day: 1);
        var second = first with { At = first.At.AddDays(1) };
        foreach (var heads in new[] { first, second })
        {
            var files = await bucket.ListAsync("checkpoints");
            await CheckpointBucket.WriteAsync(files, heads, key, CancellationToken.None);
        }

        Assert.That((await ReadAsync(until: null))!.At, Is.EqualTo(second.At));
        Assert.That((await ReadAsync(until: first.At.AddHours(1)))!.At, Is.EqualTo(first.At));
        Assert.That(await ReadAsync(until: first.At.AddHours(-1)), Is.Null);

        async Task<ChainHeads?> ReadAsync(DateTimeOffset? until) =>
            await CheckpointBucket.ReadAsync(
                await bucket.ListAsync("checkpoints"),
                "a-trail",
                keys,
                until,
                CancellationToken.None
            );
    }

    [Test]
    public async Task An_earlier_checkpoint_under_a_later_name_is_refused()
    {
        var (key, keys, heads) = Checkpoint("a-trail", day: 1);
        await CheckpointBucket.WriteAsync(await bucket.ListAsync("checkpoints"), heads, key, CancellationToken.None);
        var text = await (await bucket.ListAsync("checkpoints")).ReadAsync(
            "a-trail.2026-01-01T03-04-05Z.json",
            CancellationToken.None
        );
        await bucket.PutAsync("checkpoints/a-trail.2026-01-09T00-00-00Z.json", text);
        var files = await bucket.ListAsync("checkpoints");

        Assert.That(
            () => CheckpointBucket.ReadAsync(files, "a-trail", keys, until: null, CancellationToken.None),
            Throws.InvalidOperationException.With.Message.EndsWith(
                "a-trail.2026-01-09T00-00-00Z.json is a checkpoint of 2026-01-01 03:04:05Z, and not of its name's time."
            )
        );
    }

    [Test]
    public async Task A_changed_checkpoint_is_refused()
    {
        var (key, keys, heads) = Checkpoint("a-trail", day: 1);
        var other = await LockedBucket.CreateAsync();
        await CheckpointBucket.WriteAsync(await other.ListAsync(""), heads, key, CancellationToken.None);
        const string name = "a-trail.2026-01-01T03-04-05Z.json";
        var text = Encoding.UTF8.GetString(await (await other.ListAsync("")).ReadAsync(name, CancellationToken.None));
        await bucket.PutAsync(name, Encoding.UTF8.GetBytes(text.Replace("17", "16", StringComparison.Ordinal)));
        var files = await bucket.ListAsync("");

        Assert.That(
            () => CheckpointBucket.ReadAsync(files, "a-trail", keys, until: null, CancellationToken.None),
            Throws.InvalidOperationException.With.Message.Contains("its seal is not that of audit key 1")
        );
        other.Dispose();
    }

    /// <summary>moto knows it by its id alone there.</summary>
    static async Task DisableKeyAsync(TradesOnEngine trades) =>
        await trades.Aws.Kms.DisableKeyAsync(trades.Settings.Trail.KmsKeyArn.Split('/')[^1]);

    static (AuditKey, AuditKeys, ChainHeads) Checkpoint(string trail, int day)
    {
        var key = new AuditKey(1, DateTimeOffset.UnixEpoch, "0123456789abcdef0123456789abcdef"u8);
        var heads = new ChainHeads(
            trail,
            new DateTimeOffset(2026, 1, day, 3, 4, 5, TimeSpan.Zero),
            new Dictionary<string, ChainHead> { ["IBM"] = new(17, new Digest(1, 2, 3, 4), Key: 1) }
        );
        return (key, new AuditKeys(key), heads);
    }

    async Task WriteCopyAsync(TradesOnEngine trades)
    {
        var writer = new ExportWriter("trades/");
        var state = await trades.ItemsAsync(Tables.TradesState);
        writer.Write(trades.Settings.Trail.StateTable, state, CopiedTrail.At.AddMinutes(-15));
        writer.Write(
            trades.Settings.Trail.TrailTable,
            await trades.ItemsAsync(Tables.TradesAuditTrail),
            CopiedTrail.At
        );
        writer.Write(trades.Settings.Trail.StateTable, state, CopiedTrail.At.AddMinutes(15));
        await bucket.PutAsync(writer);
    }

    async Task<TrailCopy> OpenAsync(TradesOnEngine trades) =>
        await TrailCopy.OpenAsync(
            new(trades.Settings.Trail.TrailTable, trades.Settings.Trail.StateTable, Tables.TradesState),
            await bucket.ListAsync("trades"),
            at: null,
            symbol: null,
            trades.Aws.Kms,
            CancellationToken.None
        );
}
