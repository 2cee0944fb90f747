using MarketData.Domain.Events;

namespace MarketData.UnitTests.Domain;

/// <summary>An exchange whose clock is wrong, or whose local time was sent as UTC, must not stop a symbol.</summary>
public class WrongClockTests
{
    [Test]
    public void A_trade_twenty_hours_ahead_does_not_keep_the_next_390_from_counting()
    {
        var feed = new Feed(Sample.PriceOver(1000));
        feed.Add(Received("13:30:00", ahead: TimeSpan.FromHours(20), price: 999));

        var alerts = feed.Add(Feed.Minutes([.. Enumerable.Repeat(500m, 389), 1500]));

        Assert.That(alerts.Single().Value, Is.EqualTo(1500));
        Assert.That(feed.Bars, Has.Count.EqualTo(389));
        Assert.That(feed.State.Series.Forming!.Close, Is.EqualTo(1500));
        Assert.That(feed.State.Day!.Volume, Is.EqualTo(390 * 100));
    }

    [TestCase(60.0, false)]
    [TestCase(60.001, true)]
    public void More_than_the_skew_after_its_receipt_is_ahead(double seconds, bool ahead)
    {
        var decision = Deciding.Decide(
            Deciding.After(Sample.Trade("13:29", 10, id: "0")),
            Received("13:30:00", TimeSpan.FromSeconds(seconds), price: 20)
        );

        Assert.That(decision.Events.Single().Ahead, Is.EqualTo(ahead));
        Assert.That(decision.Next.Series.Forming!.Close, Is.EqualTo(ahead ? 10 : 20));
        Assert.That(decision.Next.Sequence, Is.EqualTo(2), "it is recorded and audited all the same");
    }

    [Test]
    public void A_quote_that_is_ahead_does_not_freeze_the_book()
    {
        var ahead = Sample.Quote("13:30:00", 1, 2, "q1");
        ahead = ahead with { Timestamp = ahead.ReceivedAt.AddHours(1) };
        var state = Deciding.Decide(Deciding.After(Sample.Trade("13:29", 10)), ahead).Next;
        Assert.That(state.Book.Bid, Is.Null);

        state = Deciding.Decide(state, Sample.Quote("13:31:00", 10, 11, "q2")).Next;

        Assert.That(state.Book.Mid, Is.EqualTo(10.5m));
    }

    [Test]
    public void A_trade_that_is_ahead_touches_no_rule()
    {
        var feed = new Feed(Sample.PriceOver(1000));

        Assert.That(feed.Add(Received("13:30:00", TimeSpan.FromHours(1), price: 1500)), Is.Empty);
        Assert.That(feed.State.RuleMemories, Is.Empty);
    }

    static Trade Received(string at, TimeSpan ahead, decimal price) =>
        Sample.Trade(at, price, id: "ahead") with
        {
            ReceivedAt = Sample.At(at),
            Timestamp = Sample.At(at) + ahead,
        };
}
