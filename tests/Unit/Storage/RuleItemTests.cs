using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Rules;
using MarketData.Processor.Storage;

namespace MarketData.UnitTests.Storage;

public class RuleItemTests
{
    [Test]
    public void A_price_threshold_is_read()
    {
        Assert.That(RuleItem.TryRead(PriceOver1000(), out var rule, out _));
        Assert.That(rule, Is.EqualTo(new PriceThreshold
        {
            Id = "price-over-1000",
            Symbols = "*",
            Severity = Severity.High,
            Cooldown = TimeSpan.FromMinutes(5),
            Threshold = 1000,
            HysteresisPercent = 1,
        }));
    }

    [TestCase("kind", "MOON_PHASE", "kind is 'MOON_PHASE'; allowed: PRICE_THRESHOLD and VOLUME.")]
    [TestCase("symbols", "", "symbols is ''; allowed: text.")]
    [TestCase("symbols", "A B", "symbols is 'A B'; allowed: a symbol, or * for all.")]
    [TestCase("severity", "LOUD", "severity is 'LOUD'; allowed: LOW, MEDIUM and HIGH.")]
    [TestCase("severity", "7", "severity is '7'; allowed: LOW, MEDIUM and HIGH.")]
    [TestCase("threshold", "NaN", "threshold is 'NaN'; allowed: a number above 0.")]
    [TestCase("threshold", "0", "threshold is '0'; allowed: a number above 0.")]
    [TestCase("cooldown_seconds", "-1", "cooldown_seconds is '-1'; allowed: 0 to 86400 seconds.")]
    [TestCase("hysteresis_percent", "100", "hysteresis_percent is '100'; allowed: 0 to below 100 percent.")]
    [TestCase("severity", null, "severity is missing; allowed: LOW, MEDIUM and HIGH.")]
    public void A_bad_rule_is_named_with_field_value_and_what_is_allowed(string field, string? value, string problem)
    {
        var item = PriceOver1000();
        if (value is null)
        {
            item.Remove(field);
        }
        else
        {
            item[field] = new AttributeValue(value);
        }

        Assert.That(RuleItem.TryRead(item, out _, out var found), Is.False);
        Assert.That(found, Is.EqualTo(problem));
    }

    static Dictionary<string, AttributeValue> PriceOver1000() => new()
    {
        ["rule_id"] = new("price-over-1000"),
        ["kind"] = new("PRICE_THRESHOLD"),
        ["symbols"] = new("*"),
        ["severity"] = new("HIGH"),
        ["threshold"] = new() { N = "1000" },
        ["cooldown_seconds"] = new() { N = "300" },
        ["hysteresis_percent"] = new() { N = "1" },
    };
}
