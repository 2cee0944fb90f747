using System.Text.Json;
using MarketData.Domain.Trades;
using MarketData.Trades.Decoding;

namespace MarketData.UnitTests.Trades;

public sealed class TradeDecoderTests
{
    [Test]
    public void A_valid_trade_is_read_whole_and_exactly()
    {
        var decoded = TradeDecoder.Decode(Envelope.Of(Envelope.Valid));

        Assert.That(decoded.Problems, Is.Empty);
        var trade = decoded.Trade!;
        Assert.That(trade.Id.Value, Is.EqualTo("T-1"));
        Assert.That(trade.Amount, Is.EqualTo(118150.00m));
        Assert.That((trade.Currency.Code, trade.SourceSystem, trade.Symbol?.Value), Is.EqualTo(("USD", "OMS", "IBM")));
        Assert.That((trade.Side, trade.Price, trade.Quantity), Is.EqualTo((Side.Buy, 181.50m, 651m)));
        Assert.That(trade.ExecutedAt, Is.EqualTo(new DateTimeOffset(2013, 10, 8, 14, 0, 0, TimeSpan.Zero)));
        Assert.That(
            decoded.Event,
            Is.EqualTo(new TradeEvent("6a7e8feb-b491-4cf7-a9f1-bf3703467718", "trading.oms", Envelope.Time))
        );
    }

    [TestCase("tradeId", null, TradeReason.MissingTradeId)]
    [TestCase("tradeId", "\"\"", TradeReason.InvalidTradeId)]
    [TestCase("tradeId", "\"a|b\"", TradeReason.InvalidTradeId)]
    [TestCase("tradeId", "\"two words\"", TradeReason.InvalidTradeId)]
    [TestCase("tradeId", "true", TradeReason.InvalidTradeId)]
    [TestCase("amount", null, TradeReason.MissingAmount)]
    [TestCase("amount", "null", TradeReason.MissingAmount)]
    [TestCase("amount", "0", TradeReason.AmountNotPositive)]
    [TestCase("amount", "-0.01", TradeReason.AmountNotPositive)]
    [TestCase("amount", "\"NaN\"", TradeReason.AmountNotFinite)]
    [TestCase("amount", "\"-Infinity\"", TradeReason.AmountNotFinite)]
    [TestCase("amount", "\"lots\"", TradeReason.AmountNotANumber)]
    [TestCase("amount", "\"1,000\"", TradeReason.AmountNotANumber)]
    [TestCase("amount", "[1]", TradeReason.AmountNotANumber)]
    [TestCase("amount", "1234567890123456789012345678901234567890", TradeReason.AmountOutOfRange)]
    [TestCase("amount", "\"1.234567890123456789012345678901234567890\"", TradeReason.TooManyDigits)]
    [TestCase("currency", null, TradeReason.MissingCurrency)]
    [TestCase("currency", "\"HRK\"", TradeReason.UnknownCurrency)]
    [TestCase("currency", "\"XXX\"", TradeReason.UnknownCurrency)]
    [TestCase("currency", "\"US$\"", TradeReason.UnknownCurrency)]
    [TestCase("currency", "840", TradeReason.UnknownCurrency)]
    [TestCase("sourceSystem", null, TradeReason.MissingSourceSystem)]
    [TestCase("sourceSystem", "\"  \"", TradeReason.MissingSourceSystem)]
    [TestCase("symbol", "\"I B M\"", TradeReason.InvalidSymbol)]
    [TestCase("side", "\"SHORT\"", TradeReason.InvalidSide)]
    [TestCase("price", "0", TradeReason.InvalidPrice)]
    [TestCase("quantity", "\"many\"", TradeReason.InvalidQuantity)]
    [TestCase("executedAt", "\"yesterday\"", TradeReason.InvalidExecutedAt)]
    [TestCase("executedAt", "\"1989-12-31T23:59:59Z\"", TradeReason.InvalidExecutedAt)]
    public void A_wrong_field_is_named_with_its_value(string name, string? json, TradeReason reason)
    {
        var decoded = TradeDecoder.Decode(Envelope.Changed(name, json));

        var problem = decoded.Problems.Single();
        Assert.That(problem.Reason, Is.EqualTo(reason));
        Assert.That(problem.Message, Does.StartWith(name).And.EndsWith("."));
        Assert.That(decoded.Trade, Is.Null);
        Assert.That(decoded.Detail, Is.Not.Null, "what is refused is kept");
    }

    [Test]
    public void All_that_is_wrong_is_named_and_not_the_first_thing_alone() =>
        Assert.That(
            TradeDecoder
                .Decode(Envelope.Of("""{"amount":-1,"currency":"ABC","side":"UP"}"""))
                .Problems.Select(problem => problem.Code),
            Is.EquivalentTo([
                "MISSING_TRADE_ID",
                "AMOUNT_NOT_POSITIVE",
                "UNKNOWN_CURRENCY",
                "MISSING_SOURCE_SYSTEM",
                "INVALID_SIDE",
            ])
        );

    [Test]
    public void A_trade_without_an_id_of_its_own_gets_one_from_its_event() =>
        Assert.That(
            TradeDecoder.Decode(Envelope.Changed("tradeId", null)).Id.Value,
            Is.EqualTo("unreadable|6a7e8feb-b491-4cf7-a9f1-bf3703467718")
        );

    [Test]
    public void A_detail_that_is_too_large_to_be_kept_is_refused_and_still_known_by_its_hash()
    {
        var large = TradeDecoder.Decode(Envelope.Changed("symbol", $"\"{new string('A', 64 * 1024)}\""));
        var other = TradeDecoder.Decode(Envelope.Changed("symbol", $"\"{new string('B', 64 * 1024)}\""));

        Assert.That(large.Problems.Select(problem => problem.Reason), Does.Contain(TradeReason.TooLarge));
        Assert.That(large.Detail, Is.Null);
        Assert.That(large.Id.Value, Is.EqualTo("T-1"));
        Assert.That(large.ContentHash, Is.Not.EqualTo(other.ContentHash));
    }

    [TestCase("amount", "118150")]
    [TestCase("amount", "1.1815e5")]
    [TestCase("currency", "\" usd\"")]
    [TestCase("side", "\"buy\"")]
    [TestCase("executedAt", "1381240800")]
    [TestCase("executedAt", "\"2013-10-08T10:00:00-04:00\"")]
    public void The_same_trade_has_one_hash_however_it_is_written(string name, string json) =>
        Assert.That(
            TradeDecoder.Decode(Envelope.Changed(name, json)).ContentHash,
            Is.EqualTo(TradeDecoder.Decode(Envelope.Of(Envelope.Valid)).ContentHash)
        );

    [TestCase("amount", "118150.01")]
    [TestCase("currency", "\"EUR\"")]
    [TestCase("sourceSystem", "\"EMS\"")]
    [TestCase("symbol", "\"AAPL\"")]
    [TestCase("side", "\"SELL\"")]
    [TestCase("price", "181.51")]
    [TestCase("quantity", "650")]
    [TestCase("executedAt", "\"2013-10-08T14:00:00.001Z\"")]
    [TestCase("side", null)]
    public void Another_content_has_another_hash(string name, string? json) =>
        Assert.That(
            TradeDecoder.Decode(Envelope.Changed(name, json)).ContentHash,
            Is.Not.EqualTo(TradeDecoder.Decode(Envelope.Of(Envelope.Valid)).ContentHash)
        );

    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"id":"1","source":"trading.oms"}""")]
    [TestCase("""{"id":"1","source":"trading.oms","time":"noon"}""")]
    public void What_is_no_event_fails_and_is_not_recorded_as_a_trade(string input) =>
        Assert.That(
            () => TradeDecoder.Decode(JsonDocument.Parse(input).RootElement),
            Throws.TypeOf<FormatException>().With.Message.Contains("event of EventBridge")
        );
}
