using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Shared.Trail;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;

namespace MarketData.UnitTests.Function;

/// <summary>Where the trail's keys come from, and which one makes a record.</summary>
[CancelAfter(60_000)]
sealed class AuditKeyTests
{
    static readonly FedEvent Trade = FunctionOnModel.Trade;

    [Test]
    public void The_first_batch_makes_the_first_key_and_stores_its_ciphertext_alone()
    {
        var function = new FunctionOnModel();

        Assert.That(function.Handle(Trade), Is.Empty);

        var row = StoredItems.All(function.Store, Tables.SymbolState).Single(item => item["symbol"].S == "audit|keys");
        var ciphertext = row["keys"].L.Single().M["ciphertext"].B.ToArray();
        Assert.That(
            System.Text.Encoding.UTF8.GetString(ciphertext),
            Is.EqualTo("audit-trail|1"),
            "as the model says it"
        );
        Assert.That(function.Calls.Count(call => call == "GenerateDataKeyWithoutPlaintext"), Is.EqualTo(1));
    }

    [Test]
    public void A_key_that_is_stored_is_used_and_none_is_made()
    {
        var function = new FunctionOnModel();
        function.Put(Tables.SymbolState, Keys("audit-trail|7"));

        Assert.That(function.Handle(Trade), Is.Empty);

        Assert.That(function.Calls, Does.Not.Contain("GenerateDataKeyWithoutPlaintext"));
        Assert.That(RecordKeys(function), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public void A_key_is_announced_before_it_comes_into_force()
    {
        var function = new FunctionOnModel();
        function.Put(
            Tables.SymbolState,
            AuditKeysItem.Write(
                Tables.SymbolState,
                [
                    Key(1, "audit-trail|1", FedEvent.Opening),
                    Key(2, "audit-trail|2", FedEvent.Opening.AddHours(1).AddMinutes(1)),
                ]
            )
        );

        function.Handle(Trade);
        function.Handle(Trade with { Id = 2 });

        Assert.That(RecordKeys(function), Is.EqualTo(new[] { "1", "2" }), "each batch takes a minute");
    }

    /// <summary>A new key is announced for longer than the known ones serve.</summary>
    [TestCase(FaultKind.Stalled, 2.1)]
    [TestCase(FaultKind.Throttled, 0.1)]
    public void A_row_of_keys_that_cannot_be_read_again_delays_a_batch_by_one_call_until_it_must_be_read(
        FaultKind fault,
        double seconds
    )
    {
        var function = new FunctionOnModel();
        Assert.That(FailsAfter(0, id: 1), Is.Zero);
        function.Meets = call =>
            call.Fault =
                call.Operation == "GetItem" && call.Text.Contains("audit|keys", StringComparison.Ordinal)
                    ? fault
                    : null;

        Assert.That(FailsAfter(30, id: 2, seconds), Is.Zero);
        Assert.That(FailsAfter(0, id: 3), Is.Zero, "no other try for half a minute");
        Assert.That(FailsAfter(55, id: 4, seconds), Is.Zero);
        Assert.That(FailsAfter(10, id: 5, 60), Is.EqualTo(1), "a minute and a half old");

        Assert.That(function.Log.Of(LogEvent.KeysNotRead), Has.Count.EqualTo(2));
        Assert.That(function.Log.Of(LogEvent.NothingDecided), Has.Count.EqualTo(1));

        int FailsAfter(double pause, int id, double answeredIn = 0)
        {
            function.Advance(TimeSpan.FromSeconds(pause));
            function.Invoke(Trade with { Id = id });
            function.Advance(TimeSpan.FromSeconds(answeredIn));
            Assert.That(function.Process.HasAnswered);
            return function.Process.TakeFailures().Count;
        }
    }

    [Test]
    public void A_key_is_read_again_and_not_decrypted_again()
    {
        var function = new FunctionOnModel();
        function.Handle(Trade);

        function.Handle(Trade with { Id = 2 });

        Assert.That(function.Calls.Count(call => call == "Decrypt"), Is.EqualTo(1));
    }

    [Test]
    public void A_key_that_comes_into_force_this_moment_replaces_the_one_before()
    {
        var function = new FunctionOnModel();
        function.Put(
            Tables.SymbolState,
            AuditKeysItem.Write(
                Tables.SymbolState,
                [Key(1, "audit-trail|1", FedEvent.Opening), Key(2, "audit-trail|2", FedEvent.Opening.AddHours(1))]
            )
        );

        function.Handle(Trade);

        Assert.That(function.Calls.Count(call => call == "Decrypt"), Is.EqualTo(1));
        Assert.That(RecordKeys(function), Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public void A_chain_never_goes_back_to_an_older_key_whatever_the_clock_says()
    {
        var later = new AuditKey(2, FedEvent.Opening.AddHours(1), "0123456789abcdef0123456789abcdef"u8);
        var keys = new AuditKeys(new AuditKey(1, FedEvent.Opening, "fedcba9876543210fedcba9876543210"u8), later);

        Assert.That(keys.For(new ChainHead(5, default, Key: 2), FedEvent.Opening), Is.SameAs(later));
        Assert.That(
            () => keys.For(new ChainHead(5, default, Key: 3), FedEvent.Opening),
            Throws.TypeOf<FormatException>().With.Message.Contains("audit key 3; the newest that is known is 2")
        );
    }

    [Test]
    public void A_ciphertext_of_another_trail_is_named_and_the_batch_comes_again()
    {
        var function = new FunctionOnModel();
        function.Put(Tables.SymbolState, Keys("another-trail|1"));

        Assert.That(function.Handle(Trade), Is.EqualTo(new[] { 0 }));

        Assert.That(
            $"{function.Log.Of(LogEvent.NothingDecided).Single()[LogFields.Error]}",
            Does.StartWith(
                "Audit key 1 in the row audit|keys of symbol-state cannot be decrypted with the encryption context "
                    + "audit-trail=audit-trail."
            )
        );
        Assert.That(StoredItems.All(function.Store, Tables.MarketData), Is.Empty);
    }

    [Test]
    public void Without_KMS_nothing_is_stored_and_everything_comes_again()
    {
        var function = new FunctionOnModel { Stalled = "Decrypt" };

        Assert.That(function.Handle(Trade), Is.EqualTo(new[] { 0 }));

        Assert.That(
            $"{function.Log.Of(LogEvent.NothingDecided).Single()[LogFields.Error]}",
            Does.StartWith("KMS Decrypt on arn:aws:kms:us-east-1:123456789012:key/model had no answer, after 2.0 s")
        );
    }

    static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> Keys(string ciphertext) =>
        AuditKeysItem.Write(Tables.SymbolState, [Key(1, ciphertext, FedEvent.Opening)]);

    static StoredAuditKey Key(int number, string ciphertext, DateTimeOffset from) =>
        new(number, from, System.Text.Encoding.UTF8.GetBytes(ciphertext));

    static IEnumerable<string> RecordKeys(FunctionOnModel function) =>
        StoredItems
            .All(function.Store, Tables.AuditTrail)
            .Select(AuditItem.Read)
            .OrderBy(record => record.Sequence)
            .Select(record => $"{record.Key}");
}
