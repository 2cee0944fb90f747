using MarketData.Contract;
using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

public class VolatilityLevelTests
{
    static readonly VolatilityLevel Above40Percent = new()
    {
        Id = "volatility",
        Symbols = AlertRuleFields.AnySymbol,
        Severity = Severity.Medium,
        Cooldown = TimeSpan.Zero,
        Threshold = 0.4m,
        HysteresisPercent = 5,
    };

    /// <summary>
    /// Closes that alternate between 100 and 100·e^r have twenty returns of ±r: their mean is 0 and their sample
    /// standard deviation r·√(20/19), annualised by √98,280 = 313.496. r = 0.0012 gives 0.38597, r = 0.0013 gives
    /// 0.41813.
    /// </summary>
    [TestCase(0.0012, 21, null)]
    [TestCase(0.0013, 20, null, Description = "twenty closes have nineteen returns")]
    [TestCase(0.0013, 21, 0.41813)]
    public void It_alerts_on_the_volatility_of_twenty_returns(double step, int bars, double? volatility)
    {
        var alerts = new Feed(Above40Percent).Add(Feed.Minutes(Alternating(step, bars)));

        Assert.That(
            (double?)alerts.SingleOrDefault()?.Value,
            volatility is null ? Is.Null : Is.EqualTo(volatility).Within(5e-6)
        );
    }

    /// <summary>
    /// A flat evening and a flat morning, and 0.6 % between them: with the night's return it would be 0.419.
    /// </summary>
    [Test]
    public void A_gap_overnight_between_flat_windows_is_no_volatility()
    {
        var feed = new Feed(Above40Percent);
        var evening = Feed.Minutes([.. Enumerable.Repeat(100m, 30)]);
        var morning = Feed.Minutes([.. Enumerable.Repeat(100.6m, 30)])
            .Select(trade => trade.At(trade.Timestamp.AddHours(17.5)));

        Assert.That(feed.AlertsAt([.. evening, .. morning]), Is.Empty);
        Assert.That(feed.State.Day!.ChangePercent(100.6m), Is.EqualTo(0.6).Within(1e-9));
    }

    [TestCase(30, 0.41813, Description = "half an hour without a trade is a quiet market")]
    [TestCase(31, null, Description = "and more is a gap, which leaves nineteen returns")]
    public void A_return_over_more_than_half_an_hour_is_left_out(int minutes, double? volatility)
    {
        var trades = Feed.Minutes(Alternating(0.0013, 21))
            .Index()
            .Select(trade =>
                trade.Index < 10 ? trade.Item : trade.Item.At(trade.Item.Timestamp.AddMinutes(minutes - 1))
            );

        Assert.That(
            (double?)new Feed(Above40Percent).Add([.. trades]).SingleOrDefault()?.Value,
            volatility is null ? Is.Null : Is.EqualTo(volatility).Within(5e-6)
        );
    }

    [Test]
    public void The_headline_gives_it_as_an_annual_fraction()
    {
        var alert = new Feed(Above40Percent).Add(Feed.Minutes(Alternating(0.0013, 21))).Single();

        Assert.That(alert.Headline, Is.EqualTo("IBM: annualised volatility 0.418 over the last 20 bars, above 0.4."));
        Assert.That(alert.Summary, Is.EqualTo("volatility 0.418 above 0.4"));
    }

    static decimal[] Alternating(double step, int bars) =>
        [.. Enumerable.Range(0, bars).Select(i => (decimal)(i % 2 == 0 ? 100 : 100 * Math.Exp(step)))];
}
