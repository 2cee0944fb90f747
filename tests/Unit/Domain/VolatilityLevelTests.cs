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

    [Test]
    public void The_headline_gives_it_as_an_annual_fraction()
    {
        var alert = new Feed(Above40Percent).Add(Feed.Minutes(Alternating(0.0013, 21))).Single();

        Assert.That(alert.Headline, Is.EqualTo("IBM: annualised volatility 0.418 over the last 20 bars, above 0.4."));
    }

    static decimal[] Alternating(double step, int bars) =>
        [.. Enumerable.Range(0, bars).Select(i => (decimal)(i % 2 == 0 ? 100 : 100 * Math.Exp(step)))];
}
