using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Ops.Audit;
using MarketData.SandboxTests.Function;

namespace MarketData.SandboxTests.Ops;

/// <summary>What a checkpoint finds that nothing else does, and checkpoints that are none.</summary>
[CancelAfter(60_000)]
public sealed class CheckpointTests
{
    const string Of = "a-trail";
    static readonly AuditKey Key = new(1, DateTimeOffset.UnixEpoch, "0123456789abcdef0123456789abcdef"u8);
    static readonly ChainHeads Heads = new(
        Of,
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        new Dictionary<string, ChainHead> { ["IBM"] = new(17, new Digest(1, 2, 3, 4), Key: 1) }
    );

    readonly string file = Path.Combine(Path.GetTempPath(), $"checkpoint-{Guid.NewGuid():N}.json");

    [TearDown]
    public void RemoveFile() => File.Delete(file);

    [Test]
    public async Task Everything_set_back_to_an_earlier_moment_is_found()
    {
        var trail = await TrailOnEngine.WriteAsync();
        var before = await trail.VerifyAsync();
        var (head, record) = (
            await trail.ItemAsync(Tables.SymbolState, "IBM"),
            await trail.ItemAsync(Tables.AuditTrail, "IBM|4")
        );

        // The newest event, its record and the head's knowledge of it, all three at once.
        await trail.RemoveAsync(Tables.MarketData, "NYSE|IBM|2013-10-08|5");
        await trail.RemoveAsync(Tables.AuditTrail, "IBM|5");
        (head["sequence"], head["head"]) = (record["sequence"], record["hash"]);
        await trail.PutAsync(Tables.SymbolState, head);

        Assert.That((await trail.VerifyAsync()).Problems, Is.Empty, "the tables are those of an earlier moment");
        Assert.That(
            (await trail.VerifyAsync(checkpoint: before.Heads)).Problems.Single(),
            Does.StartWith("IBM: record 5 was removed: it is missing: the chain ended at 5 at the checkpoint of ")
                .And.EndWith(", and was set back")
        );
    }

    [Test]
    public async Task A_chain_that_went_on_after_the_checkpoint_is_in_order()
    {
        var trail = await TrailOnEngine.WriteAsync();
        var before = await trail.VerifyAsync();
        await trail.Function.HandleAsync(SampleEvents.Trade("7", time: "13:30:07"));

        Assert.That((await trail.VerifyAsync(checkpoint: before.Heads)).Problems, Is.Empty);
    }

    [Test]
    public async Task It_is_read_as_it_was_written()
    {
        await CheckpointFile.WriteAsync(file, Heads, Key, CancellationToken.None);

        var read = await ReadAsync(Of);

        Assert.That((read!.Trail, read.At, read.Heads["IBM"]), Is.EqualTo((Of, Heads.At, Heads.Heads["IBM"])));
    }

    [Test]
    public async Task Without_a_file_there_is_no_checkpoint_yet() => Assert.That(await ReadAsync(Of), Is.Null);

    [Test]
    public async Task A_checkpoint_of_another_trail_is_named()
    {
        await CheckpointFile.WriteAsync(file, Heads, Key, CancellationToken.None);

        Assert.That(
            () => ReadAsync("another-trail"),
            Throws.InvalidOperationException.With.Message.EqualTo(
                $"{file} is a checkpoint of {Of}, not of another-trail."
            )
        );
    }

    [TestCase("\"sequence\": 17", "\"sequence\": 16")]
    [TestCase("2026-01-02", "2026-01-03")]
    [TestCase("IBM", "AAPL")]
    public async Task A_checkpoint_that_was_changed_is_refused(string written, string changed)
    {
        await CheckpointFile.WriteAsync(file, Heads, Key, CancellationToken.None);
        await File.WriteAllTextAsync(
            file,
            (await File.ReadAllTextAsync(file)).Replace(written, changed, StringComparison.Ordinal)
        );

        Assert.That(
            () => ReadAsync(Of),
            Throws.InvalidOperationException.With.Message.Contains("its seal is not that of audit key 1")
        );
    }

    [Test]
    public async Task One_that_was_not_written_whole_leaves_the_one_before()
    {
        await CheckpointFile.WriteAsync(file, Heads, Key, CancellationToken.None);
        var later = Heads with { At = Heads.At.AddDays(1) };

        Assert.That(
            () => CheckpointFile.WriteAsync(file, later, Key, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );

        Assert.That((await ReadAsync(Of))!.At, Is.EqualTo(Heads.At));
    }

    [Test]
    public void A_place_that_cannot_be_written_is_named()
    {
        var nowhere = Path.Combine(file, "checkpoint.json");

        Assert.That(
            () => CheckpointFile.WriteAsync(nowhere, Heads, Key, CancellationToken.None),
            Throws.InvalidOperationException.With.Message.StartsWith(
                $"Nothing is wrong, but the checkpoint {nowhere} cannot be written: "
            )
        );
    }

    [Test]
    public async Task A_hash_that_is_none_is_named()
    {
        await CheckpointFile.WriteAsync(file, Heads, Key, CancellationToken.None);
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace($"{Heads.Heads["IBM"].Hash}", "xyz", StringComparison.Ordinal));

        Assert.That(
            () => ReadAsync(Of),
            Throws.InvalidOperationException.With.Message.EqualTo(
                $"{file} cannot be read as a checkpoint. The hash of IBM is 'xyz', but must be 64 hexadecimal digits."
            )
        );
    }

    [TestCase("no JSON")]
    [TestCase("{}")]
    [TestCase("null")]
    public async Task What_is_no_checkpoint_is_refused(string text)
    {
        await File.WriteAllTextAsync(file, text);

        Assert.That(
            () => ReadAsync(Of),
            Throws.InvalidOperationException.With.Message.StartsWith($"{file} cannot be read as a checkpoint.")
        );
    }

    [TestCase("null")]
    [TestCase("""{"IBM":null}""")]
    [TestCase("""{"IBM":{"sequence":1,"key":1}}""")]
    [TestCase("""{"IBM":{"sequence":1,"hash":"x","key":1}}""")]
    [TestCase("""{"IBM":{"sequence":1,"hash":"00","key":1}}""")]
    public Task Chains_that_are_none_are_refused(string chains) =>
        What_is_no_checkpoint_is_refused(
            $$"""{"trail":"a-trail","at":"2026-01-02T03:04:05Z","key":1,"chains":{{chains}},"seal":"00"}"""
        );

    [Test]
    public async Task A_checkpoint_that_was_cut_off_is_refused()
    {
        await CheckpointFile.WriteAsync(file, Heads, Key, CancellationToken.None);
        var whole = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, whole[..(whole.Length / 2)]);

        Assert.That(
            () => ReadAsync(Of),
            Throws.InvalidOperationException.With.Message.StartsWith($"{file} cannot be read as a checkpoint.")
        );
    }

    [TestCase("")]
    [TestCase("no-such-folder/checkpoint.json")]
    public void Where_no_checkpoint_can_be_written_is_said_before_the_verification(string path)
    {
        var place = Path.Combine(Path.GetTempPath(), path);

        Assert.That(
            () => CheckpointFile.ReadAsync(place, Of, new AuditKeys(Key), CancellationToken.None),
            Throws.InvalidOperationException.With.Message.StartsWith($"{place} cannot be written")
        );
    }

    Task<ChainHeads?> ReadAsync(string trail) =>
        CheckpointFile.ReadAsync(file, trail, new AuditKeys(Key), CancellationToken.None);
}
