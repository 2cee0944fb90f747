using MarketData.Contract;

namespace MarketData.SandboxTests.Ops;

/// <summary>A trail that the function wrote, and then somebody else.</summary>
[CancelAfter(60_000)]
public sealed class AuditVerificationTests
{
    TrailOnEngine trail = null!;

    [SetUp]
    public async Task WriteTrailAsync() => trail = await TrailOnEngine.WriteAsync();

    [Test]
    public async Task What_the_function_wrote_is_in_order()
    {
        var verification = await trail.VerifyAsync();

        Assert.That(verification.Problems, Is.Empty);
        Assert.That((verification.Records, verification.Rows), Is.EqualTo((8, 6)));
    }

    [Test]
    public async Task One_symbol_can_be_verified_alone()
    {
        await trail.ChangeAsync(Tables.AuditTrail, "IBM|3", item => item["decided_at"] = item["decoded_at"]);

        Assert.That((await trail.VerifyAsync("AAPL")).Problems, Is.Empty);
        Assert.That((await trail.VerifyAsync("IBM")).Problems, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_changed_record_is_named()
    {
        await trail.ChangeAsync(
            Tables.AuditTrail,
            "IBM|3",
            item => item["decided_at"] = new("2013-10-08T13:30:00.0000000Z")
        );

        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Is.EqualTo(["IBM: record 3 (IBM|3) was changed: it does not fit its hash"])
        );
    }

    [Test]
    public async Task A_rejection_with_another_reason_is_named()
    {
        var id = (await trail.ItemsAsync(Tables.AuditTrail))
            .First(item => item["outcome"].S == "REJECTED")["audit_id"]
            .S;
        await trail.ChangeAsync(Tables.AuditTrail, id, item => item["reason"] = new("TOO_LARGE"));

        Assert.That((await trail.VerifyAsync()).Problems.Single(), Does.Contain($"record 1 ({id}) was changed"));
    }

    [Test]
    public async Task A_record_that_lost_an_attribute_is_named()
    {
        await trail.ChangeAsync(Tables.AuditTrail, "IBM|3", item => item.Remove("events"));

        Assert.That(
            (await trail.VerifyAsync()).Problems[0],
            Is.EqualTo("IBM|3 was changed: it cannot be read. events is missing or of another type.")
        );
    }

    [TestCase("1", "1")]
    [TestCase("3", "3")]
    [TestCase("5", "5", Description = "the newest")]
    public async Task A_removed_record_is_named(string id, string sequence)
    {
        await trail.RemoveAsync(Tables.AuditTrail, $"IBM|{id}");

        var problems = (await trail.VerifyAsync()).Problems;

        Assert.That(problems, Has.One.EqualTo($"IBM: record {sequence} was removed: it is missing"));
        Assert.That(problems, Has.One.EqualTo($"event NYSE|IBM|2013-10-08|{id} has no genuine audit record"));
    }

    [Test]
    public async Task A_record_under_the_id_of_another_place_is_named()
    {
        var moved = await trail.ItemAsync(Tables.AuditTrail, "IBM|3");
        moved["audit_id"] = new("IBM|6");
        await trail.PutAsync(Tables.AuditTrail, moved);

        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Has.One.EqualTo("IBM|6 was changed: it cannot be read. sequence '3' does not go with audit_id 'IBM|6'.")
        );
    }

    [Test]
    public async Task An_inserted_record_is_named()
    {
        var forged = await trail.ItemAsync(Tables.AuditTrail, "IBM|3");
        (forged["audit_id"], forged["sequence"]) = (new("IBM|6"), new() { N = "6" });
        forged["decided_at"] = new("2013-10-08T13:30:00.0000000Z");
        await trail.PutAsync(Tables.AuditTrail, forged);

        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Has.One.EqualTo("IBM: record 6 (IBM|6) was inserted: it was not written with the key")
        );
    }

    [Test]
    public async Task Records_that_changed_places_are_named()
    {
        var (second, third) = (
            await trail.ItemAsync(Tables.AuditTrail, "IBM|2"),
            await trail.ItemAsync(Tables.AuditTrail, "IBM|3")
        );
        foreach (var place in (string[])["audit_id", "sequence", "previous_hash"])
        {
            (second[place], third[place]) = (third[place], second[place]);
        }

        await trail.PutAsync(Tables.AuditTrail, second);
        await trail.PutAsync(Tables.AuditTrail, third);

        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Is.EqualTo(["IBM: record 2 (IBM|2) was reordered: it was written as record 3"])
        );
    }

    [Test]
    public async Task A_chain_cut_off_together_with_its_head_is_named_by_the_event_that_is_left()
    {
        var fourth = await trail.ItemAsync(Tables.AuditTrail, "IBM|4");
        await trail.RemoveAsync(Tables.AuditTrail, "IBM|5");
        await trail.ChangeAsync(
            Tables.SymbolState,
            "IBM",
            item => (item["sequence"], item["head"]) = (fourth["sequence"], fourth["hash"])
        );

        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Is.EqualTo(["event NYSE|IBM|2013-10-08|5 has no genuine audit record"])
        );
    }

    [TestCase("sequence")]
    [TestCase("head")]
    public async Task A_head_that_lost_an_attribute_is_named(string attribute)
    {
        await trail.ChangeAsync(Tables.SymbolState, "IBM", item => item.Remove(attribute));

        Assert.That((await trail.VerifyAsync()).Problems[0], Does.StartWith("IBM was changed: it cannot be read."));
    }

    [Test]
    public async Task A_head_of_another_type_is_named()
    {
        await trail.ChangeAsync(Tables.SymbolState, "IBM", item => item["head"] = new("text"));

        Assert.That((await trail.VerifyAsync()).Problems[0], Does.StartWith("IBM was changed: it cannot be read."));
    }

    [Test]
    public async Task A_changed_event_is_named()
    {
        await trail.ChangeAsync(Tables.MarketData, "NYSE|IBM|2013-10-08|3", item => item["price"] = new() { N = "99" });

        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Is.EqualTo(["event NYSE|IBM|2013-10-08|3 was changed: it is not what its audit record says"])
        );
    }

    [Test]
    public async Task An_event_that_cannot_be_read_is_named_once()
    {
        await trail.ChangeAsync(Tables.MarketData, "NYSE|IBM|2013-10-08|3", item => item.Remove("volume"));

        Assert.That(
            (await trail.VerifyAsync()).Problems.Single(),
            Does.StartWith("NYSE|IBM|2013-10-08|3 was changed: it cannot be read. ")
        );
    }

    [Test]
    public async Task A_record_of_events_that_would_be_kept_for_ever_does_not_end_the_verification()
    {
        await trail.ChangeAsync(Tables.AuditTrail, "IBM|3", item => item["event_days"] = new() { N = "2000000000" });

        Assert.That((await trail.VerifyAsync()).Problems[0], Does.StartWith("IBM|3 was changed: it cannot be read. "));
    }

    [Test]
    public async Task A_removed_event_is_named_until_its_time_is_over()
    {
        await trail.RemoveAsync(Tables.MarketData, "NYSE|IBM|2013-10-08|3");

        Assert.That(
            (await trail.VerifyAsync()).Problems,
            Has.One.StartsWith("event NYSE|IBM|2013-10-08|3 was removed")
        );
        trail.Time.Advance(TimeSpan.FromDays(91));
        var later = await trail.VerifyAsync();
        Assert.That((later.Problems.Count, later.Expired), Is.EqualTo((0, 1)));
    }
}
