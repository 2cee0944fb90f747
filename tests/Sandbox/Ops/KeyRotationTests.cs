using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Ops.Audit;
using MarketData.SandboxTests.Function;
using MarketData.Shared.Trail;

namespace MarketData.SandboxTests.Ops;

/// <summary>The trail's keys, one after the other.</summary>
[CancelAfter(60_000)]
public sealed class KeyRotationTests
{
    TrailOnEngine trail = null!;

    [SetUp]
    public async Task WriteTrailAsync() => trail = await TrailOnEngine.WriteAsync();

    [Test]
    public async Task Chains_go_on_under_the_next_key_and_are_verified_with_both()
    {
        var output = await RotateAsync();
        await trail.Function.HandleAsync(SampleEvents.Trade("7", time: "13:30:07"));

        Assert.That(output, Does.Contain("Audit key 1 is rotated out"));
        Assert.That(
            (await trail.ItemAsync(Tables.AuditTrail, "IBM|6"))["key"].N,
            Is.EqualTo("2"),
            "the record after the five of key 1"
        );
        Assert.That((await trail.VerifyAsync()).Problems, Is.Empty);
    }

    [Test]
    public async Task A_record_made_with_a_key_that_was_rotated_out_is_named()
    {
        var former = (await trail.Trail.LoadKeysAsync(CancellationToken.None)).Find(1)!;
        await RotateAsync();
        await ForgeAsync(former);

        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Has.One.EqualTo(
                "IBM: record 6 (IBM|6) was inserted: it was made with audit key 1, which was rotated out when the "
                    + "chain ended at 5"
            )
        );
    }

    [Test]
    public async Task A_key_of_another_trail_is_named()
    {
        await trail.ChangeAsync(
            Tables.SymbolState,
            "audit|keys",
            row => row["keys"].L[0].M["ciphertext"].B = new MemoryStream("another-trail|1"u8.ToArray())
        );

        Assert.That(
            () => trail.VerifyAsync(),
            Throws
                .InstanceOf<FormatException>()
                .With.Message.StartsWith("Audit key 1 in the row audit|keys of ")
                .And.Message.Contains(" cannot be decrypted with the encryption context ")
        );
    }

    [Test]
    public async Task A_record_of_an_older_key_after_one_of_the_newer_is_named()
    {
        var former = (await trail.Trail.LoadKeysAsync(CancellationToken.None)).Find(1)!;
        await RotateAsync();
        await trail.Function.HandleAsync(SampleEvents.Trade("7", time: "13:30:07"));
        await ForgeAsync(former);

        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Has.One.Contains("was made with audit key 1, and the record before it with the later key 2")
        );
    }

    [Test]
    public async Task A_seal_that_was_removed_or_changed_is_named()
    {
        await RotateAsync();
        await trail.ChangeAsync(
            Tables.SymbolState,
            "audit|seal|1|0",
            row => row["sealed_at"] = new("2013-10-08T13:30:00.0000000Z")
        );
        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Is.EqualTo(["the seal of audit key 1 was changed: key 2 did not make it"])
        );

        await trail.RemoveAsync(Tables.SymbolState, "audit|seal|1|0");
        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Is.EqualTo(["audit key 1 was replaced, and is not sealed: run audit rotate-key to finish it"])
        );
    }

    [Test]
    public async Task A_rotation_that_was_stopped_is_finished_by_the_next_call()
    {
        var keys = await trail.Trail.LoadStoredKeysAsync(CancellationToken.None);
        await trail.Trail.TryAddKeyAsync(keys, trail.Time.GetUtcNow(), CancellationToken.None);

        await RotateAsync();

        Assert.That(await trail.Trail.LoadStoredKeysAsync(CancellationToken.None), Has.Count.EqualTo(2));
        Assert.That((await trail.VerifyAsync()).Problems, Is.Empty);
    }

    /// <summary>Somebody with the former key and all rights to the tables adds an event.</summary>
    async Task ForgeAsync(AuditKey former)
    {
        var head = ChainHeadItem.Read(await trail.ItemAsync(Tables.SymbolState, "IBM"));
        var last = AuditItem.Read(await trail.ItemAsync(Tables.AuditTrail, $"IBM|{head.Sequence}"));
        var forged = former.Link(head, last.Entry);
        await trail.PutAsync(Tables.AuditTrail, AuditItem.Write(forged));
        await trail.PutAsync(Tables.SymbolState, ChainHeadItem.Write(Tables.SymbolState, "IBM", ChainHead.Of(forged)));
    }

    async Task<string> RotateAsync()
    {
        using var output = new StringWriter();
        var time = new SkippingTime(trail.Time.GetUtcNow());
        (await KeyRotation.RunAsync(trail.Trail, time, output, CancellationToken.None)).WriteText(output);
        trail.Time.Advance(time.GetUtcNow() - trail.Time.GetUtcNow());
        return output.ToString();
    }
}
