using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Processor.Decoding;

namespace MarketData.UnitTests.Decoding;

public class EventDecoderTests
{
    static readonly DateTimeOffset Received = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    [Test]
    public void A_trade_is_read_whole()
    {
        var trade = (Trade)Valid(
            """
            {"exchange":" nyse ","symbol":"ibm","price":181.75,"volume":500,
             "timestamp":"2013-10-08T13:30:00.0123456Z","tradeId":"T-1"}
            """
        );

        Assert.Multiple(() =>
        {
            Assert.That(trade.Identity.Value, Is.EqualTo("NYSE|IBM|2013-10-08|T-1"));
            Assert.That((trade.Exchange.Value, trade.Symbol.Value), Is.EqualTo(("NYSE", "IBM")));
            Assert.That((trade.Price, trade.Volume), Is.EqualTo((181.75m, 500m)));
            Assert.That(trade.Timestamp, Is.EqualTo(Time("2013-10-08T13:30:00.0123456Z")));
            Assert.That(trade.ReceivedAt, Is.EqualTo(Received));
            Assert.That(trade.IsReplay, Is.False);
        });
    }

    [Test]
    public void A_quote_may_have_one_side_and_no_sizes()
    {
        var quote = (Quote)Valid("""{"exchange":"K","symbol":"IBM","bid":181.75}""", BusEvents.Quote);

        Assert.That((quote.Bid, quote.Ask), Is.EqualTo(((QuoteSide?)new QuoteSide(181.75m, null), (QuoteSide?)null)));
        Assert.That(quote.Identity.Value, Is.EqualTo(Body.EnvelopeId), "no trade id: the envelope's");
    }

    [TestCase("\"2013-10-08T13:30:00Z\"", "2013-10-08T13:30:00Z")]
    [TestCase("\"2013-10-08T09:30:00-04:00\"", "2013-10-08T13:30:00Z")]
    [TestCase("\"2013-10-08T13:30:00\"", "2013-10-08T13:30:00Z", Description = "no zone is UTC")]
    [TestCase(
        "\"2013-10-08T13:30:00.012345678Z\"",
        "2013-10-08T13:30:00.0123456Z",
        Description = "nanoseconds are cut"
    )]
    [TestCase("1381239000", "2013-10-08T13:30:00Z", Description = "Unix seconds")]
    [TestCase("1381239000.25", "2013-10-08T13:30:00.25Z")]
    [TestCase("1381239000012", "2013-10-08T13:30:00.012Z", Description = "Unix milliseconds")]
    [TestCase("null", Body.EnvelopeTime, Description = "absent: the envelope's")]
    public void Every_form_of_timestamp_is_understood(string timestamp, string expected)
    {
        var trade = Valid($$"""{"exchange":"NYSE","symbol":"IBM","price":1,"volume":1,"timestamp":{{timestamp}}}""");

        Assert.That(trade.Timestamp, Is.EqualTo(Time(expected)));
        Assert.That(trade.Timestamp.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [TestCase("\"T 1\"")]
    [TestCase("\"\"")]
    [TestCase("true")]
    public void A_trade_id_that_cannot_identify_is_rejected(string tradeId) =>
        AssertRejected(
            Body.Of($$"""{"exchange":"NYSE","symbol":"IBM","price":1,"volume":1,"tradeId":{{tradeId}}}"""),
            RejectionReason.InvalidTradeId
        );

    [Test]
    public void A_numeric_trade_id_keeps_its_digits() =>
        Assert.That(
            Valid(
                """{"exchange":"NYSE","symbol":"IBM","price":1,"volume":1,"tradeId":90071992547409931}"""
            ).Identity.Value,
            Is.EqualTo("NYSE|IBM|2026-11-21|90071992547409931")
        );

    [Test]
    public void A_replayed_event_is_known_by_its_replay_name() =>
        Assert.That(
            ((Decoded.Valid)EventDecoder.Decode(Body.Of(Body.Trade).Insert(1, "\"replay-name\":\"r1\","), Received))
                .Event
                .IsReplay
        );

    [TestCase("182.05", 182.05)]
    [TestCase("\"182.05\"", 182.05, Description = "numbers may come as text")]
    [TestCase("1.8205e2", 182.05)]
    public void A_price_may_be_a_number_or_text(string price, decimal expected) =>
        Assert.That(
            ((Trade)Valid($$"""{"exchange":"NYSE","symbol":"IBM","price":{{price}},"volume":1}""")).Price,
            Is.EqualTo(expected)
        );

    [TestCaseSource(typeof(Body), nameof(Body.Rejected))]
    public void What_can_never_be_stored_is_rejected_with_its_reason(string body, RejectionReason reason, string says)
    {
        var rejection = AssertRejected(body, reason);

        Assert.That(rejection.Message, Does.Contain(says));
        Assert.That(rejection.Message, Has.Length.LessThan(400));
    }

    [Test]
    public void Every_reason_that_a_body_alone_can_give_is_tested() =>
        Assert.That(
            Body.Rejected()
                .Select(data => (RejectionReason)data.Arguments[1]!)
                .Append(RejectionReason.InvalidTradeId)
                .Distinct(),
            Is.EquivalentTo(Enum.GetValues<RejectionReason>().Except([RejectionReason.IdentityConflict]))
        );

    [Test]
    public void A_rejected_event_keeps_the_id_of_its_envelope()
    {
        var invalid = (Decoded.Invalid)EventDecoder.Decode(Body.Of("""{"exchange":"NYSE"}"""), Received);

        Assert.That(invalid.EnvelopeId, Is.EqualTo(Body.EnvelopeId));
    }

    [Test]
    public void A_day_ahead_of_its_receipt_is_the_latest_time_allowed()
    {
        string Ahead(TimeSpan by) =>
            Body.Of($$"""{"exchange":"NYSE","symbol":"IBM","price":1,"volume":1,"timestamp":"{{Received + by:O}}"}""");

        Assert.That(EventDecoder.Decode(Ahead(TimeSpan.FromDays(1)), Received), Is.TypeOf<Decoded.Valid>());
        AssertRejected(Ahead(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1)), RejectionReason.TimestampOutOfRange);
    }

    static MarketEvent Valid(string detail, string detailType = BusEvents.TradeExecution)
    {
        var decoded = EventDecoder.Decode(Body.Of(detail, detailType), Received);
        Assert.That(decoded, Is.TypeOf<Decoded.Valid>(), () => $"{decoded}");
        return ((Decoded.Valid)decoded).Event;
    }

    static Rejection AssertRejected(string body, RejectionReason reason)
    {
        var decoded = EventDecoder.Decode(body, Received);
        Assert.That((decoded as Decoded.Invalid)?.Rejection.Reason, Is.EqualTo(reason), () => $"{decoded}");
        return ((Decoded.Invalid)decoded).Rejection;
    }

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
