using System.Text.Json;
using MarketData.Sandbox.Feed;
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
                new[] { new Expectation.Stored("P|SPY|2013-10-08|1"), new Expectation.Stored("P|SPY|2013-10-08|2") }
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
