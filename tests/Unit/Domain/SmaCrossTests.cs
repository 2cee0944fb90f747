using MarketData.Contract;
using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

public class SmaCrossTests
{
    static readonly SmaCross TwoOverFour = new()
    {
        Id = "cross",
        Symbols = AlertRuleFields.AnySymbol,
        Severity = Severity.Low,
        Cooldown = TimeSpan.Zero,
        ShortBars = 2,
        LongBars = 4,
    };

    [TestCase(new[] { 10.0, 10, 12, 12, 14 }, new int[0], Description = "first seen above")]
    [TestCase(new[] { 14.0, 13, 12, 11, 16 }, new[] { 4 }, Description = "11.5 below 12.5, then 13.5 above 13")]
    [TestCase(
        new[] { 14.0, 13, 12, 11, 16, 17, 10, 8, 20 },
        new[] { 4, 8 },
        Description = "9 below 12.75 arms again, then 14 above 13.75"
    )]
    [TestCase(new[] { 10.0, 10, 10, 10, 11 }, new int[0], Description = "from touching")]
    [TestCase(
        new[] { 14.0, 13, 12, 12, 13, 13 },
        new[] { 5 },
        Description = "12 below 12.75, 12.5 touches 12.5, 13 above 12.5"
    )]
    [TestCase(new[] { 14.0, 11, 16 }, new int[0], Description = "three bars have no average of four")]
    public void It_alerts_when_the_short_average_crosses_above(double[] prices, int[] alertsAt) =>
        Assert.That(new Feed(TwoOverFour).AlertsAt(Trades(prices)), Is.EqualTo(alertsAt));

    [TestCase(new[] { 14.0, 13, 12, 11, 10 }, new int[0], Description = "first seen below")]
    [TestCase(new[] { 10.0, 11, 12, 13, 8 }, new[] { 4 }, Description = "12.5 above 11.5, then 10.5 below 11")]
    public void It_alerts_when_the_short_average_crosses_below(double[] prices, int[] alertsAt) =>
        Assert.That(
            new Feed(TwoOverFour with { Direction = Direction.Below }).AlertsAt(Trades(prices)),
            Is.EqualTo(alertsAt)
        );

    [Test]
    public void The_headline_gives_both_averages()
    {
        var alert = new Feed(TwoOverFour).Add(Trades([14, 13, 12, 11, 16])).Single();

        Assert.That((alert.Value, alert.Threshold), Is.EqualTo((13.5m, 13m)));
        Assert.That(alert.Headline, Is.EqualTo("IBM: the 2-bar average, 13.5, crossed above the 4-bar average, 13."));
        Assert.That(alert.Summary, Is.EqualTo("2-bar average 13.5 crossed above 4-bar 13"));
    }

    static MarketData.Domain.Events.Trade[] Trades(double[] prices) =>
        Feed.Minutes([.. prices.Select(price => (decimal)price)]);
}
