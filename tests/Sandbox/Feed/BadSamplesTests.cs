using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Trades;
using MarketData.Tests.Model.Schemas;

namespace MarketData.SandboxTests.Feed;

/// <summary>What the sandbox sends of bad things, decoder and schema refuse alike.</summary>
public sealed class BadSamplesTests
{
    static readonly DateTimeOffset Time = new(2026, 11, 21, 9, 29, 0, TimeSpan.Zero);

    [Test]
    public void A_bad_event_has_one_verdict()
    {
        var bodies = Enumerable
            .Range(0, BadEvents.Reasons.Count())
            .Select(number => BodyOf(BadEvents.Create(number, Time)));

        Assert.That(bodies.Select(MarketContract.Judged.Disagreement), Is.All.Null);
    }

    [Test]
    public void A_bad_trade_has_one_verdict()
    {
        var good = new SandboxTrade("T-1", """{"tradeId":"T-1"}""", AfterEvents: 0, Refusal: null);
        var bodies = BadTrades
            .MixInto([good], BadTrades.Kinds)
            .Select(trade => TradeContract.BodyOf(trade.Detail))
            .ToList();

        Assert.That(bodies, Has.Count.EqualTo(BadTrades.Kinds + 1));
        Assert.That(bodies.Select(TradeContract.Judged.Disagreement), Is.All.Null);
    }

    static string BodyOf(FeedItem item) =>
        item switch
        {
            BusEvent sent => MarketContract.BodyOf(sent.Detail, sent.DetailType),
            BufferMessage message => message.Body,
            _ => throw new AssertionException($"{item}"),
        };
}
