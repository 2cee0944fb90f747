using MarketData.Contract;
using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

public class PercentMoveTests
{
    static readonly PercentMove FivePercentInThree = new()
    {
        Id = "move",
        Symbols = AlertRuleFields.AnySymbol,
        Severity = Severity.Medium,
        Cooldown = TimeSpan.Zero,
        Threshold = 5,
        HysteresisPercent = 20,
        Minutes = 3,
    };

    [TestCase(new[] { 100.0, 100, 100, 105 }, new int[0], Description = "5 % is not above 5 %")]
    [TestCase(new[] { 100.0, 100, 100, 105.01 }, new[] { 3 }, Description = "against the close three minutes before")]
    [TestCase(new[] { 100.0, 100, 106 }, new int[0], Description = "no bar is three minutes old")]
    [TestCase(new[] { 100.0, 100, 100, 94.9 }, new[] { 3 }, Description = "downwards")]
    [TestCase(
        new[] { 100.0, 100, 100, 106, 104.5, 106, 106, 104.6, 112 },
        new[] { 3, 8 },
        Description = "6, 4.5, 6, then 0 % comes back by a fifth of the threshold, and 112 is 5.7 % above 106"
    )]
    public void It_alerts_on_a_move_over_so_many_minutes_either_way(double[] prices, int[] alertsAt) =>
        Assert.That(
            new Feed(FivePercentInThree).AlertsAt(Feed.Minutes([.. prices.Select(price => (decimal)price)])),
            Is.EqualTo(alertsAt)
        );

    [TestCase(105.25, 5.25, "IBM rose 5.25 % in 3 minutes to 105.25, more than 5 %.", "rose 5.25 % in 3 min to 105.25")]
    [TestCase(93.0, -7, "IBM fell 7 % in 3 minutes to 93.00, more than 5 %.", "fell 7 % in 3 min to 93.00")]
    public void The_headline_gives_the_direction_of_the_move(double last, double move, string headline, string summary)
    {
        var alert = new Feed(FivePercentInThree).Add(Feed.Minutes([100, 100, 100, (decimal)last])).Single();

        Assert.That((alert.Value, alert.Headline, alert.Summary), Is.EqualTo(((decimal)move, headline, summary)));
    }

    [Test]
    public void Where_that_minute_had_no_trade_the_newest_close_before_it_counts()
    {
        var feed = new Feed(FivePercentInThree);

        // At 13:40 three minutes ago is 13:37; the newest bar up to then is that of 13:36.
        var alert = feed.Add(
                Sample.Trade("13:30", 100, id: "1"),
                Sample.Trade("13:36", 104, id: "2"),
                Sample.Trade("13:38", 103, id: "3"),
                Sample.Trade("13:40", 114.4m, id: "4")
            )
            .Single();

        Assert.That((alert.Event.Value, alert.Value), Is.EqualTo(("NYSE|IBM|2013-10-08|4", 10m)));
    }

    [Test]
    public void Nothing_is_known_of_a_price_more_than_an_hour_ago() =>
        Assert.That(
            new Feed(FivePercentInThree).Add(Sample.Trade("13:30", 100, id: "1"), Sample.Trade("14:31", 200, id: "2")),
            Is.Empty
        );

    [Test]
    public void While_nothing_is_known_it_is_not_armed_again()
    {
        var feed = new Feed(FivePercentInThree);
        Assert.That(feed.Add(Feed.Minutes([100, 100, 100, 106])), Has.Count.EqualTo(1));

        Assert.That(
            feed.Add(Sample.Trade("15:00", 200, id: "a"), Sample.Trade("15:03", 212, id: "b")),
            Is.Empty,
            "6 % beyond all the time, as far as is known"
        );
        Assert.That(
            feed.Add(Sample.Trade("15:06", 212, id: "c"), Sample.Trade("15:09", 225, id: "d")),
            Has.Count.EqualTo(1)
        );
    }

    [Test]
    public void A_corrected_close_counts_from_then_on()
    {
        var feed = new Feed(FivePercentInThree);
        Assert.That(feed.Add(Feed.Minutes([100, 100, 100, 104])), Is.Empty);

        var alert = feed.Add(Sample.Trade("13:30:30", 96, id: "late")).Single();

        Assert.That(alert.Event.Value, Is.EqualTo("NYSE|IBM|2013-10-08|late"));
        Assert.That(alert.Value, Is.EqualTo(100 / 12m).Within(1e-9m), "104 against 96");
        Assert.That(alert.Headline, Is.EqualTo("IBM rose 8.33 % in 3 minutes to 104.00, more than 5 %."));
    }

    [Test]
    public void A_move_beyond_all_numbers_is_a_large_move() =>
        Assert.That(
            new Feed(FivePercentInThree)
                .Add(Feed.Minutes([0.0000000000000000000000000001m, 1, 1, 100_000_000_000_000_000]))
                .Single()
                .Value,
            Is.EqualTo(1e27m)
        );
}
