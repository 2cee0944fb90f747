using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

public class AlertRuleTests
{
    [TestCase(
        new[] { 999.0, 1000, 1000.01, 1005, 1200 },
        new[] { 2 },
        Description = "once, on the crossing; at the threshold is not above it"
    )]
    [TestCase(new[] { 1001.0, 1002 }, new[] { 0 }, Description = "first seen above")]
    [TestCase(
        new[] { 1001.0, 995, 1001, 990, 1001 },
        new[] { 0, 4 },
        Description = "again only after a return by one percent"
    )]
    [TestCase(new[] { 900.0, 950, 999.99 }, new int[0], Description = "never above")]
    public void Price_threshold_alerts_on_crossings(double[] prices, int[] alertsAt)
    {
        var alerts = Run(
            Sample.PriceOver(1000, hysteresisPercent: 1),
            [.. prices.Select(price => (decimal)price)],
            secondsApart: 1
        );

        Assert.That(alerts, Is.EqualTo(alertsAt));
    }

    [TestCase(
        new[] { 1001.0, 1000, 999.99, 995, 990 },
        new[] { 2 },
        Description = "once, on the crossing; at the threshold is not below it"
    )]
    [TestCase(
        new[] { 999.0, 1005, 999, 1010, 999 },
        new[] { 0, 4 },
        Description = "again only after a return by one percent"
    )]
    public void A_threshold_can_be_crossed_downwards(double[] prices, int[] alertsAt)
    {
        var rule = Sample.PriceOver(1000, hysteresisPercent: 1) with { Direction = Direction.Below };

        Assert.That(Run(rule, [.. prices.Select(price => (decimal)price)], secondsApart: 1), Is.EqualTo(alertsAt));
    }

    [TestCase(Direction.Above, 1001.25, "IBM traded at 1,001.25 on NYSE, above 1,000.", "1,001.25 above 1,000")]
    [TestCase(Direction.Above, 1001, "IBM traded at 1,001.00 on NYSE, above 1,000.", "1,001.00 above 1,000")]
    [TestCase(Direction.Below, 0.00000001, "IBM traded at 0.00000001 on NYSE, below 1,000.", "0.00000001 below 1,000")]
    public void A_price_is_given_to_the_last_digit_and_with_two_decimals_at_least(
        Direction direction,
        double price,
        string headline,
        string summary
    )
    {
        var alert = new Feed(Sample.PriceOver(1000) with { Direction = direction })
            .Add(Sample.Trade("13:30", (decimal)price))
            .Single();

        Assert.That((alert.Value, alert.Threshold), Is.EqualTo(((decimal)price, 1000m)));
        Assert.That((alert.Headline, alert.Summary), Is.EqualTo((headline, summary)));
    }

    [Test]
    public void A_large_print_is_told_with_its_size()
    {
        var alert = new Feed(Sample.PrintOver(1_000_000)).Add(Sample.Trade("13:30", 5, 1_250_000)).Single();

        Assert.That(alert.Headline, Is.EqualTo("IBM: one print of 1,250,000 on NYSE, above 1,000,000."));
        Assert.That(alert.Summary, Is.EqualTo("print 1,250,000 above 1,000,000"));
    }

    [TestCase(60, new[] { 0, 3 }, Description = "30 s apart: the next crossing at 60 s is the cooldown's end")]
    [TestCase(61, new[] { 0 }, Description = "still cooling down at 60 s")]
    [TestCase(0, new[] { 0, 1, 3 }, Description = "no cooldown")]
    public void A_cooldown_holds_back_further_alerts(int cooldownSeconds, int[] alertsAt)
    {
        var rule = Sample.PrintOver(1000) with { Cooldown = TimeSpan.FromSeconds(cooldownSeconds) };

        var alerts = new Feed(rule).AlertsAt([
            Sample.Trade("13:30:00", 5, 2000, "0"),
            Sample.Trade("13:30:30", 5, 2000, "1"),
            Sample.Trade("13:30:45", 5, 10, "2"),
            Sample.Trade("13:31:00", 5, 2000, "3"),
        ]);

        Assert.That(alerts, Is.EqualTo(alertsAt));
    }

    [Test]
    public void A_cooldown_reaches_back_to_a_trade_that_arrives_late()
    {
        var rule = Sample.PrintOver(1000) with { Cooldown = TimeSpan.FromSeconds(60) };

        var alerts = new Feed(rule).AlertsAt([
            Sample.Trade("13:35:00", 5, 2000, "0"),
            Sample.Trade("13:34:01", 5, 2000, "1"),
            Sample.Trade("13:33:59", 5, 2000, "2"),
        ]);

        Assert.That(alerts, Is.EqualTo(new[] { 0, 2 }));
    }

    [Test]
    public void A_crossing_within_the_cooldown_is_not_made_up_for_later()
    {
        var alerts = Run(Sample.PriceOver(1000, cooldownSeconds: 100), [1001, 900, 1001, 1002, 1003], secondsApart: 50);

        Assert.That(alerts, Is.EqualTo(new[] { 0, 2 }));
        Assert.That(
            Run(Sample.PriceOver(1000, cooldownSeconds: 101), [1001, 900, 1001, 1002, 1003], secondsApart: 50),
            Is.EqualTo(new[] { 0 })
        );
    }

    [TestCase(1_000_000, null)]
    [TestCase(1_000_001, "IBM: one print of 1,000,001 on NYSE, above 1,000,000.")]
    public void Large_print_alerts_above_its_threshold(int volume, string? headline)
    {
        var alerts = new Feed(Sample.PrintOver(1_000_000)).Add(Sample.Trade("13:30", 5, volume));

        Assert.That(alerts.SingleOrDefault()?.Headline, Is.EqualTo(headline));
    }

    [Test]
    public void An_alert_is_identified_by_rule_symbol_and_event()
    {
        var alert = new Feed(Sample.PriceOver(5)).Add(Sample.Trade("13:30", 10, id: "77")).Single();

        Assert.That(alert.Id, Is.EqualTo("price-over|IBM|NYSE|IBM|2013-10-08|77"));
    }

    [Test]
    public void A_rule_for_one_symbol_leaves_others_alone()
    {
        var book = new RuleBook([
            Sample.PriceOver(5) with
            {
                Id = "ibm",
                Symbols = "IBM",
            },
            Sample.PriceOver(5) with
            {
                Id = "spy",
                Symbols = "SPY",
            },
        ]);

        Assert.That(book.For(Sample.Ibm).Select(rule => rule.Id), Is.EqualTo(new[] { "ibm" }));
    }

    static int[] Run(AlertRule rule, decimal[] prices, int secondsApart) =>
        new Feed(rule).AlertsAt(
            prices.Select((price, i) => Sample.TradeAt(TimeSpan.FromSeconds(i * secondsApart), price))
        );
}
