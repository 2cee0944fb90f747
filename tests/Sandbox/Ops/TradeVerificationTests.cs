using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Ops.Audit;

namespace MarketData.SandboxTests.Ops;

/// <summary>Trades that the workflow recorded, and then somebody else.</summary>
[CancelAfter(120_000)]
public sealed class TradeVerificationTests
{
    /// <summary>Of the only row of T-1, which has every attribute that a recorded trade can have.</summary>
    const string RowOfWhole = "trade|T-1|1767623400123";

    TradesOnEngine trades = null!;

    /// <summary>Another value of each attribute, of the same kind.</summary>
    static readonly Dictionary<string, AttributeValue> Others = new()
    {
        ["status"] = new("REJECTED"),
        ["day"] = new("2026-01-06"),
        ["audit_id"] = new("trade|T-1|1767623400124"),
        ["contentHash"] = new() { B = new MemoryStream(new byte[32]) },
        ["eventId"] = new("another-event"),
        ["eventSource"] = new("trading.other"),
        ["eventTime"] = new("2026-01-05T14:30:02.0000000Z"),
        ["execution"] = new("arn:aws:states:us-east-1:123456789012:execution:trades:another"),
        ["recordedAt"] = new("2026-01-05T14:30:02.0000000Z"),
        ["enriched"] = new() { BOOL = false },
        ["amount"] = new() { N = "590875.01" },
        ["currency"] = new("usd"),
        ["sourceSystem"] = new("CRM"),
        ["symbol"] = new("AAPL"),
        ["side"] = new("SELL"),
        ["price"] = new() { N = "1181.7500000000000000000000000000000001" },
        ["quantity"] = new() { N = "501" },
        ["executedAt"] = new("2026-01-05T14:30:00.1230001Z"),
        ["barMinute"] = new("2026-01-05T14:28Z"),
        ["barClose"] = new() { N = "1181.6" },
        ["marketAsOf"] = new("2026-01-05T14:29:59.0000000Z"),
        ["vwap"] = new() { N = "1180.2" },
        ["mid"] = new() { N = "1181.71" },
        ["spread"] = new() { N = "0.03" },
        ["bpsFromBarClose"] = new() { N = "0" },
        ["bpsFromVwap"] = new() { N = "0" },
        ["bpsFromMid"] = new() { N = "0" },
        ["reference"] = new("{}"),
    };

    [SetUp]
    public async Task RecordAsync() =>
        trades = await (await TradesOnEngine.CreateAsync()).RecordAsync(
            SampleTrades.Whole,
            SampleTrades.Bare,
            SampleTrades.Rejected,
            SampleTrades.Unreadable
        );

    [TearDown]
    public void Dispose() => trades.Dispose();

    [Test]
    public async Task What_the_workflow_recorded_is_in_order()
    {
        await trades.RecordAsync(SampleTrades.Conflicting, SampleTrades.Whole);

        var verification = await trades.VerifyAsync();

        Assert.That(verification.Problems, Is.Empty);
        Assert.That((verification.Records, verification.Rows, verification.Expired), Is.EqualTo((5, 5, 0)));
    }

    [Test]
    public async Task The_verdict_says_what_it_is_of()
    {
        using var output = new StringWriter();

        (await trades.VerifyAsync()).WriteTo(output, trades.Rows);

        Assert.That(
            output.ToString().TrimEnd(),
            Is.EqualTo("OK: 4 records in 4 chains, 4 stored trades that fit their records.")
        );
    }

    [Test]
    public async Task A_row_is_named_whichever_of_its_attributes_was_changed_or_removed()
    {
        var row = await trades.RowAsync("T-1");
        Assert.That(Others.Keys, Is.EquivalentTo(row.Keys.Except(Tables.Trades.KeyAttributes)));

        foreach (var (attribute, other) in Others)
        {
            Dictionary<string, AttributeValue> changed = new(row) { [attribute] = other };
            await ExpectOneAsync(changed, $"{attribute} changed");

            changed.Remove(attribute);
            await ExpectOneAsync(changed, $"{attribute} removed");
        }

        async Task ExpectOneAsync(Dictionary<string, AttributeValue> changed, string what)
        {
            await trades.PutAsync(Tables.Trades, changed);
            Assert.That(
                (await trades.VerifyAsync()).Problems,
                Has.Exactly(1).Items.And.All.Contains($"{RowOfWhole} was changed: "),
                what
            );
        }
    }

    [TestCase("bpsFromMid", "0", "bpsFromMid is not what the rest of it gives")]
    [TestCase("approvedBy", "1", "approvedBy is not what the rest of it gives")]
    [TestCase("quantity", "501", "it is not what its audit record says")]
    public async Task What_is_wrong_with_a_row_is_said(string attribute, string number, string why)
    {
        await ChangeAsync(row => row[attribute] = new() { N = number });

        Assert.That((await trades.VerifyAsync()).Problems, Is.EqualTo([$"row {RowOfWhole} was changed: {why}"]));
    }

    [Test]
    public async Task A_row_that_cannot_be_read_is_named_once()
    {
        await ChangeAsync(row => row["amount"] = new("much"));

        Assert.That(
            (await trades.VerifyAsync()).Problems,
            Is.EqualTo([$"{RowOfWhole} was changed: it cannot be read. amount is missing or of another type."])
        );
    }

    [Test]
    public async Task A_reason_that_was_changed_is_named()
    {
        var row = await trades.RowAsync("T-3");
        row["reasons"].L[0].M["message"] = new("amount is 20.");
        await trades.PutAsync(Tables.Trades, row);

        Assert.That(
            (await trades.VerifyAsync()).Problems.Single(),
            Does.Contain("row trade|T-3|").And.Contain("changed")
        );
    }

    [Test]
    public async Task What_is_missing_of_a_trade_is_named_when_it_is_changed()
    {
        var row = await trades.RowAsync("T-2");
        row["missing"].L.RemoveAt(0);
        await trades.PutAsync(Tables.Trades, row);

        Assert.That(
            (await trades.VerifyAsync()).Problems.Single(),
            Does.Contain("row trade|T-2|").And.Contain("changed")
        );
    }

    [Test]
    public async Task A_removed_row_is_named()
    {
        await trades.RemoveAsync(Tables.Trades, await trades.RowAsync("T-1"));

        Assert.That(
            (await trades.VerifyAsync()).Problems,
            Is.EqualTo([$"row {RowOfWhole} was removed: it has an audit record"])
        );
    }

    [Test]
    public async Task A_removed_record_is_named_with_the_row_that_it_left()
    {
        await trades.RemoveAsync(Tables.TradesAuditTrail, await RecordAsync(RowOfWhole));

        Assert.That(
            (await trades.VerifyAsync()).Problems,
            Is.EqualTo([
                "trade|cd: record 1 was removed: it is missing",
                $"row {RowOfWhole} has no genuine audit record",
            ])
        );
    }

    [TestCase("status", "REJECTED")]
    [TestCase("event_id", "another-event")]
    [TestCase("received_at", "2026-01-05T14:30:02.0000000Z")]
    [TestCase("decided_at", "2026-01-05T14:30:02.0000000Z")]
    public async Task A_changed_record_is_named(string attribute, string other)
    {
        var record = await RecordAsync(RowOfWhole);
        record[attribute] = new(other);
        await trades.PutAsync(Tables.TradesAuditTrail, record);

        Assert.That(
            (await trades.VerifyAsync()).Problems,
            Is.EqualTo([$"trade|cd: record 1 ({RowOfWhole}) was changed: it does not fit its hash"])
        );
    }

    [Test]
    public async Task A_row_changed_together_with_its_record_is_named_by_the_record()
    {
        await ChangeAsync(row => row["quantity"] = new() { N = "501" });
        var record = await RecordAsync(RowOfWhole);
        record["row_hash"].B = new MemoryStream(trades.Rows.Read(await trades.RowAsync("T-1")).Hash.ToArray());
        await trades.PutAsync(Tables.TradesAuditTrail, record);

        Assert.That(
            (await trades.VerifyAsync()).Problems,
            Is.EqualTo([$"trade|cd: record 1 ({RowOfWhole}) was changed: it does not fit its hash"])
        );
    }

    [Test]
    public async Task An_inserted_row_is_named()
    {
        var row = await trades.RowAsync("T-1");
        row["timestamp"] = new() { N = "1767623400124" };
        row["audit_id"] = new("trade|T-1|1767623400124");
        await trades.PutAsync(Tables.Trades, row);

        Assert.That(
            (await trades.VerifyAsync()).Problems,
            Is.EqualTo(["row trade|T-1|1767623400124 has no genuine audit record"])
        );
    }

    [TestCase("1.5")]
    [TestCase("1000000000000000000000000")]
    public async Task An_inserted_row_at_no_time_does_not_end_the_verification(string timestamp)
    {
        var row = await trades.RowAsync("T-1");
        row["timestamp"] = new() { N = timestamp };
        await trades.PutAsync(Tables.Trades, row);

        Assert.That(
            (await trades.VerifyAsync()).Problems,
            Has.Some.EqualTo($"row trade|T-1|{timestamp} has no genuine audit record")
        );
    }

    [Test]
    public async Task Everything_set_back_to_an_earlier_moment_is_found_with_a_checkpoint()
    {
        var head = (await trades.ItemsAsync(Tables.TradesState)).Single(row => row["chain"].S == "trade|cd");
        await trades.RecordAsync(SampleTrades.Conflicting);
        var before = await trades.VerifyAsync();
        var conflict = (await trades.ItemsAsync(Tables.Trades)).Single(row => row["status"].S == "CONFLICT");

        await trades.RemoveAsync(Tables.TradesAuditTrail, await RecordAsync(conflict["audit_id"].S));
        await trades.RemoveAsync(Tables.Trades, conflict);
        await trades.PutAsync(Tables.TradesState, head);

        Assert.That((await trades.VerifyAsync()).Problems, Is.Empty, "the tables are those of an earlier moment");
        Assert.That(
            (await trades.VerifyAsync(before.Heads)).Problems.Single(),
            Does.StartWith("trade|cd: record 2 was removed: it is missing: the chain ended at 2 at the checkpoint of ")
        );
    }

    [Test]
    public async Task The_key_of_trades_is_rotated_among_their_own_chains()
    {
        using var output = new StringWriter();
        var time = new SkippingTime(trades.Time.GetUtcNow());

        (await KeyRotation.RunAsync(trades.Trail, time, output, CancellationToken.None)).WriteText(output);
        trades.Time.Advance(time.GetUtcNow() - trades.Time.GetUtcNow());
        await trades.RecordAsync(SampleTrades.Conflicting);

        Assert.That(output.ToString(), Does.Contain("after the ends of 4 chains"));
        Assert.That(
            (await trades.ItemsAsync(Tables.TradesAuditTrail)).Select(record => record["key"].N).Order(),
            Is.EqualTo(["1", "1", "1", "1", "2"])
        );
        Assert.That((await trades.VerifyAsync()).Problems, Is.Empty);
    }

    async Task<Dictionary<string, AttributeValue>> RecordAsync(string auditId) =>
        (await trades.ItemsAsync(Tables.TradesAuditTrail)).Single(record => record["audit_id"].S == auditId);

    async Task ChangeAsync(Action<Dictionary<string, AttributeValue>> change)
    {
        var row = await trades.RowAsync("T-1");
        change(row);
        await trades.PutAsync(Tables.Trades, row);
    }
}
