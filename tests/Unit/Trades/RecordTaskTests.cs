using MarketData.Contract;
using MarketData.Domain.Trades;
using MarketData.Tests.Model.Checks;
using MarketData.Trades.Messages;
using MarketData.Trades.Recording;

namespace MarketData.UnitTests.Trades;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class RecordTaskTests
{
    readonly TradeServices services = new();

    [Test]
    public void A_recorded_trade_stands_under_the_time_of_its_execution()
    {
        var answer = services.Process(Envelope.Of(Envelope.Valid));

        Assert.That(answer, Is.EqualTo(new RecordAnswer("T-1", 1381240800000, "RECORDED", Duplicate: false)));
        Assert.That(Counted(MetricNames.TradesRecorded, MetricNames.TradesNotEnriched), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Without_one_it_stands_under_the_time_of_its_event() =>
        Assert.That(
            services.Process(Envelope.Changed("executedAt", null)).Timestamp,
            Is.EqualTo(Envelope.Time.ToUnixTimeMilliseconds())
        );

    [Test]
    public void The_same_trade_again_is_one_row_and_one_record()
    {
        services.Process(Envelope.Of(Envelope.Valid), "execution-1");
        var again = services.Process(Envelope.Of(Envelope.Valid), "execution-2");

        Assert.That(again, Is.EqualTo(new RecordAnswer("T-1", 1381240800000, "RECORDED", Duplicate: true)));
        Assert.That(Rows(), Has.Count.EqualTo(1));
        Assert.That(StoredItems.All(services.Store, Tables.TradesAuditTrail), Has.Count.EqualTo(1));
        Assert.That(Counted(MetricNames.TradesRecorded, MetricNames.TradesDuplicate), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Another_trade_under_a_known_id_is_a_conflict_beside_it()
    {
        services.Process(Envelope.Of(Envelope.Valid));
        var answer = services.Process(Envelope.Changed("amount", "1"));

        Assert.That(answer.Status, Is.EqualTo("CONFLICT"));
        var conflict = Rows().Single(row => row.Status == TradeStatus.Conflict);
        Assert.That(conflict.Reasons.Single().Message, Does.Contain("recorded at").And.Contain("118150 USD of OMS"));
        Assert.That(conflict.Content, Does.Contain("\"amount\":1"));
        Assert.That(Counted(MetricNames.TradesConflicting, MetricNames.TradesRejected), Is.EqualTo((1, 0)));
        Assert.That(
            services.Logged.Of(LogEvent.TradeRefused).Single()[LogFields.Reason]!.GetValue<string>(),
            Is.EqualTo("CONFLICT")
        );
    }

    [Test]
    public void A_refused_trade_may_come_again_with_other_content()
    {
        var refused = services.Process(Envelope.Changed("currency", "\"ABC\""));
        var corrected = services.Process(Envelope.Of(Envelope.Valid));

        Assert.That((refused.Status, corrected.Status), Is.EqualTo(("REJECTED", "RECORDED")));
        Assert.That(Rows().Select(row => row.Status), Is.EquivalentTo([TradeStatus.Rejected, TradeStatus.Recorded]));
    }

    [Test]
    public void A_trade_that_was_refused_for_its_amount_is_recorded_once_the_threshold_allows_it()
    {
        services.Set[TradeParameters.ProcessingThreshold] = "100000";
        Assert.That(services.Process(Envelope.Of(Envelope.Valid)).Status, Is.EqualTo("REJECTED"));
        Assert.That(services.Process(Envelope.Of(Envelope.Valid)).Duplicate, "while nothing has changed");

        services.Set[TradeParameters.ProcessingThreshold] = "200000";

        Assert.That(services.Process(Envelope.Of(Envelope.Valid)).Status, Is.EqualTo("RECORDED"));
    }

    [Test]
    public void A_row_is_read_as_it_was_written()
    {
        services.Process(Envelope.Of(Envelope.Valid), "execution-1");

        var item = StoredItems.All(services.Store, Tables.Trades).Single();
        var row = TradeItem.Read(item);
        Assert.That(row.Trade!.Amount, Is.EqualTo(118150m));
        Assert.That(row.Execution, Is.EqualTo("execution-1"));
        Assert.That(JsonOf(TradeItem.Write(row)), Is.EqualTo(JsonOf(item)));
    }

    [TestCase("amount")]
    [TestCase("status")]
    [TestCase("execution")]
    [TestCase("missing")]
    [TestCase("sourceSystem")]
    public void A_row_that_was_changed_has_another_hash(string attribute)
    {
        services.Process(Envelope.Of(Envelope.Valid));
        var item = StoredItems.All(services.Store, Tables.Trades).Single();
        var before = TradeDigest.OfRow(TradeItem.Read(item));

        item[attribute] = attribute switch
        {
            "amount" => new() { N = "118150.01" },
            "missing" => new() { L = [] },
            "status" => new("CONFLICT"),
            _ => new("other"),
        };

        Assert.That(TradeDigest.OfRow(TradeItem.Read(item)), Is.Not.EqualTo(before));
    }

    [Test]
    public void The_audit_record_names_the_row_and_what_it_was()
    {
        services.Process(Envelope.Of(Envelope.Valid));

        var row = StoredItems.All(services.Store, Tables.Trades).Single();
        var record = StoredItems.All(services.Store, Tables.TradesAuditTrail).Single();
        Assert.That(record[Tables.AuditTrail.HashKey].S, Is.EqualTo("trade|T-1|1381240800000"));
        Assert.That(row[Tables.AuditTrail.HashKey].S, Is.EqualTo("trade|T-1|1381240800000"));
        Assert.That(record["row_hash"].B.ToArray(), Is.EqualTo(TradeDigest.OfRow(TradeItem.Read(row)).ToArray()));
    }

    List<RecordedTrade> Rows() => StoredItems.All(services.Store, Tables.Trades).ConvertAll(TradeItem.Read);

    (int, int) Counted(string first, string second) => (services.Logged.Sum(first), services.Logged.Sum(second));

    static string JsonOf(Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> item) => Canonical.Text(item);
}
