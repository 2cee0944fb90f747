using MarketData.Domain.Trades;

namespace MarketData.UnitTests.Trades;

public sealed class MarketContextTests
{
    /// <summary>By hand: 0.25 of 181.25 is 13.793… hundredths of a percent.</summary>
    [TestCase("181.50", "181.25", "13.79")]
    [TestCase("181.25", "181.25", "0")]
    [TestCase("90", "100", "-1000")]
    public void A_deviation_is_in_basis_points_of_the_market(string price, string market, string expected) =>
        Assert.That(MarketContext.Deviation(Number(price), Number(market)), Is.EqualTo(Number(expected)));

    [TestCase(null, "100")]
    [TestCase("100", null)]
    [TestCase("100", "0")]
    public void What_is_not_known_has_no_deviation(string? price, string? market) =>
        Assert.That(MarketContext.Deviation(Number(price), Number(market)), Is.Null);

    static decimal? Number(string? text) =>
        text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
