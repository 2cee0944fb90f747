using System.Text.Json;
using MarketData.Processor.Decoding;
using MarketData.Sandbox.Feed;
using MarketData.Sessions;
using MarketData.Tests.Model.Schemas;
using MarketData.Tools;

namespace MarketData.SandboxTests.Feed;

public sealed class SessionTests
{
    static readonly MarketRow Row = new()
    {
        Time = new(2013, 10, 8, 13, 30, 0, 12, TimeSpan.Zero),
        Exchange = "P",
        Symbol = "SPY",
        Kind = RowKind.Trade,
        Price = "167.40",
        Size = "100",
    };

    [Test]
    public void Prints_that_repeat_exactly_are_separate_trades()
    {
        var session = Session.Build([Row, Row], symbols: [], limit: null, badEvents: 0);

        Assert.That(
            session.Select(item => item.Expected),
            Is.EqualTo(
                new[]
                {
                    new Expectation.Stored("P|SPY|2013-10-08|1", Row),
                    new Expectation.Stored("P|SPY|2013-10-08|2", Row),
                }
            )
        );
    }

    [Test]
    public void A_trade_becomes_a_trade_execution_with_its_digits()
    {
        var sent = Row.ToEvent(7);

        Assert.Multiple(() =>
        {
            Assert.That(sent.DetailType, Is.EqualTo("Trade Execution"));
            Assert.That(
                sent.Detail,
                Is.EqualTo(
                    """{"exchange":"P","symbol":"SPY","price":167.40,"volume":100"""
                        + ""","timestamp":"2013-10-08T13:30:00.0120000Z","tradeId":"7"}"""
                )
            );
        });
    }

    [TestCase(RowKind.Bid, "bid", "bidSize")]
    [TestCase(RowKind.Ask, "ask", "askSize")]
    public void A_quote_becomes_a_quote_of_its_side(RowKind kind, string price, string size)
    {
        var sent = (Row with { Kind = kind }).ToEvent(7);
        using var detail = JsonDocument.Parse(sent.Detail);

        Assert.Multiple(() =>
        {
            Assert.That(sent.DetailType, Is.EqualTo("Quote"));
            Assert.That(detail.RootElement.GetProperty(price).GetRawText(), Is.EqualTo("167.40"));
            Assert.That(detail.RootElement.GetProperty(size).GetRawText(), Is.EqualTo("100"));
        });
    }

    [Test]
    public void A_quote_may_have_no_size()
    {
        var sent = (Row with { Kind = RowKind.Bid, Size = null }).ToEvent(7);

        Assert.That(sent.Detail, Does.Contain("\"bid\":167.40,\"timestamp\"").And.Not.Contain("bidSize"));
    }

    /// <summary>The emulated bus, for one, reads numbers as double, and writes what is left of them.</summary>
    [TestCase("123456789.123456", false)]
    [TestCase("0.00000123456789012345", false)]
    [TestCase("123456789.1234567", true)]
    [TestCase("0.1234567890123456789012345678", true)]
    public void A_number_that_a_double_does_not_hold_goes_as_text(string number, bool isText)
    {
        var sent = (Row with { Price = number, Size = number }).ToEvent(7);
        var detail = JsonElement.Parse(sent.Detail);

        foreach (var value in new[] { detail.GetProperty("price"), detail.GetProperty("volume") })
        {
            Assert.That(value.ValueKind, Is.EqualTo(isText ? JsonValueKind.String : JsonValueKind.Number));
            Assert.That(isText ? value.GetString() : value.GetRawText(), Is.EqualTo(number));
        }
    }

    /// <summary>The function reads what is sent as what is expected.</summary>
    [TestCase(RowKind.Trade, "100")]
    [TestCase(RowKind.Bid, "100")]
    [TestCase(RowKind.Ask, "100")]
    [TestCase(RowKind.Bid, null)]
    [TestCase(RowKind.Ask, null)]
    public void What_must_be_stored_is_what_is_sent(RowKind kind, string? size)
    {
        var row = Row with { Kind = kind, Size = size };
        var sent = row.ToEvent(7);
        var body = MarketContract.BodyOf(sent.Detail, sent.DetailType);

        var decoded = EventDecoder.Decode(body, row.Time);

        Assert.That(decoded, Is.EqualTo(new Decoded.Valid(row.ToStored(((Expectation.Stored)sent.Expected).Identity))));
    }

    [Test]
    public void The_limit_counts_events_of_the_wanted_symbols()
    {
        var other = Row with { Symbol = "BAC" };

        var session = Session.Build([other, Row, other, Row, Row], symbols: ["spy"], limit: 2, badEvents: 0);

        Assert.That(session.OfType<BusEvent>().Select(sent => sent.Detail), Has.Exactly(2).Contains("SPY"));
        Assert.That(session, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_session_without_events_is_refused()
    {
        Assert.That(
            () => Session.Build([Row], symbols: ["IBM"], limit: null, badEvents: 0),
            Throws.TypeOf<ToolException>().With.Message.EqualTo("The session has no events of IBM.")
        );
    }
}
