using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

public class AlertRuleTests
{
    [TestCase(new[] { 999.0, 1000, 1000.01, 1005, 1200 }, new[] { 2 }, Description = "once, on the crossing; at the threshold is not above it")]
    [TestCase(new[] { 1001.0, 1002 }, new[] { 0 }, Description = "first seen above")]
    [TestCase(new[] { 1001.0, 995, 1001, 990, 1001 }, new[] { 0, 4 }, Description = "again only after a return by one percent")]
    [TestCase(new[] { 900.0, 950, 999.99 }, new int[0], Description = "never above")]
    public void Price_threshold_alerts_on_crossings(double[] prices, int[] alertsAt)
    {
        var alerts = Run(Sample.PriceOver(1000, hysteresisPercent: 1), [.. prices.Select(price => (decimal)price)], secondsApart: 1);

        Assert.That(alerts, Is.EqualTo(alertsAt));
    }

    [TestCase(60, new[] { 0, 3 }, Description = "30 s apart: the next crossing at 60 s is the cooldown's end")]
    [TestCase(61, new[] { 0 }, Description = "still cooling down at 60 s")]
    [TestCase(0, new[] { 0, 1, 3 }, Description = "no cooldown")]
    public void A_cooldown_holds_back_further_alerts(int cooldownSeconds, int[] alertsAt)
    {
        var rule = Sample.PrintOver(1000) with { Cooldown = TimeSpan.FromSeconds(cooldownSeconds) };
        var memory = RuleMemory.Initial;
        var alerts = new List<int>();
        foreach (var (i, volume) in new[] { 2000m, 2000, 10, 2000 }.Index())
        {
            var at = i switch { 0 => "13:30:00", 1 => "13:30:30", 2 => "13:30:45", _ => "13:31:00" };
            (var alert, memory) = rule.Evaluate(Sample.Trade(at, 5, volume, $"{i}"), memory);
            if (alert is not null)
            {
                alerts.Add(i);
            }
        }

        Assert.That(alerts, Is.EqualTo(alertsAt));
    }

    [Test]
    public void A_crossing_within_the_cooldown_is_not_made_up_for_later()
    {
        var alerts = Run(Sample.PriceOver(1000, cooldownSeconds: 100), [1001, 900, 1001, 1002, 1003], secondsApart: 50);

        Assert.That(alerts, Is.EqualTo(new[] { 0, 2 }));
        Assert.That(
            Run(Sample.PriceOver(1000, cooldownSeconds: 101), [1001, 900, 1001, 1002, 1003], secondsApart: 50),
            Is.EqualTo(new[] { 0 }));
    }

    [TestCase(1_000_000, false)]
    [TestCase(1_000_001, true)]
    public void Large_print_alerts_above_its_threshold(int volume, bool alerts)
    {
        var (alert, _) = Sample.PrintOver(1_000_000).Evaluate(Sample.Trade("13:30", 5, volume), RuleMemory.Initial);

        Assert.That(alert?.Value, alerts ? Is.EqualTo((decimal)volume) : Is.Null);
    }

    [Test]
    public void An_alert_is_identified_by_rule_symbol_and_event()
    {
        var (alert, _) = Sample.PriceOver(5).Evaluate(Sample.Trade("13:30", 10, id: "77"), RuleMemory.Initial);

        Assert.That(alert!.Id, Is.EqualTo("price-over|IBM|NYSE|77"));
    }

    [Test]
    public void A_rule_for_one_symbol_leaves_others_alone()
    {
        var book = new RuleBook([Sample.PriceOver(5) with { Id = "ibm", Symbols = "IBM" }, Sample.PriceOver(5) with { Id = "spy", Symbols = "SPY" }]);

        Assert.That(book.For(Sample.Ibm).Select(rule => rule.Id), Is.EqualTo(new[] { "ibm" }));
    }

    static int[] Run(AlertRule rule, decimal[] prices, int secondsApart)
    {
        var memory = RuleMemory.Initial;
        var alerts = new List<int>();
        foreach (var (i, price) in prices.Index())
        {
            var trade = Sample.Trade("13:30", price, id: $"{i}") with { Timestamp = Sample.Opening.AddSeconds(i * secondsApart) };
            (var alert, memory) = rule.Evaluate(trade, memory);
            if (alert is not null)
            {
                alerts.Add(i);
            }
        }

        return [.. alerts];
    }
}
