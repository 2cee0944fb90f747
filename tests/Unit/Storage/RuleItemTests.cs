using Amazon.DynamoDBv2.DocumentModel;
using MarketData.Domain.Rules;
using MarketData.Processor.Rules;

namespace MarketData.UnitTests.Storage;

public class RuleItemTests
{
    const string PriceOver1000 = """
        {"rule_id":"price","kind":"PRICE_THRESHOLD","symbols":"*","severity":"HIGH","threshold":1000,
         "hysteresis_percent":1,"cooldown_seconds":300}
        """;

    static IEnumerable<TestCaseData> Rules()
    {
        yield return new(
            PriceOver1000,
            new PriceThreshold
            {
                Id = "price",
                Symbols = "*",
                Severity = Severity.High,
                Cooldown = TimeSpan.FromMinutes(5),
                Threshold = 1000,
                HysteresisPercent = 1,
                Direction = Direction.Above,
            }
        );
        yield return new(
            """
            {"rule_id":"p","kind":"PRICE_THRESHOLD","direction":"below","symbols":"ibm","severity":"low",
             "threshold":"0.5","hysteresis_percent":0,"cooldown_seconds":0,"enabled":true}
            """,
            new PriceThreshold
            {
                Id = "p",
                Symbols = "IBM",
                Severity = Severity.Low,
                Cooldown = TimeSpan.Zero,
                Threshold = 0.5m,
                HysteresisPercent = 0,
                Direction = Direction.Below,
            }
        );
        yield return new(
            """
            {"rule_id":"m","kind":"PERCENT_MOVE","minutes":60,"symbols":"*","severity":"LOW","threshold":2.5,
             "hysteresis_percent":99.9,"cooldown_seconds":86400}
            """,
            new PercentMove
            {
                Id = "m",
                Symbols = "*",
                Severity = Severity.Low,
                Cooldown = TimeSpan.FromDays(1),
                Minutes = 60,
                Threshold = 2.5m,
                HysteresisPercent = 99.9m,
            }
        );
        yield return new(
            """
            {"rule_id":"v","kind":"VOLATILITY","symbols":"*","severity":"MEDIUM","threshold":0.4,
             "hysteresis_percent":5,"cooldown_seconds":0}
            """,
            new VolatilityLevel
            {
                Id = "v",
                Symbols = "*",
                Severity = Severity.Medium,
                Cooldown = TimeSpan.Zero,
                Threshold = 0.4m,
                HysteresisPercent = 5,
            }
        );
        yield return new(
            """
            {"rule_id":"l","kind":"VOLUME","symbols":"*","severity":"MEDIUM","threshold":1e6,"cooldown_seconds":0}
            """,
            new LargePrint
            {
                Id = "l",
                Symbols = "*",
                Severity = Severity.Medium,
                Cooldown = TimeSpan.Zero,
                Threshold = 1_000_000,
            }
        );
        yield return new(
            """
            {"rule_id":"s","kind":"VOLUME_SPIKE","symbols":"*","severity":"MEDIUM","threshold":5,
             "hysteresis_percent":5,"cooldown_seconds":0}
            """,
            new VolumeSpike
            {
                Id = "s",
                Symbols = "*",
                Severity = Severity.Medium,
                Cooldown = TimeSpan.Zero,
                Threshold = 5,
                HysteresisPercent = 5,
            }
        );
        yield return new(
            """
            {"rule_id":"x","kind":"SMA_CROSS","short_bars":5,"long_bars":60,"direction":"BELOW","symbols":"*",
             "severity":"LOW","cooldown_seconds":0}
            """,
            new SmaCross
            {
                Id = "x",
                Symbols = "*",
                Severity = Severity.Low,
                Cooldown = TimeSpan.Zero,
                ShortBars = 5,
                LongBars = 60,
                Direction = Direction.Below,
            }
        );
    }

    [TestCaseSource(nameof(Rules))]
    public void A_rule_of_every_kind_is_read(string json, AlertRule expected)
    {
        Assert.That(RuleItem.TryRead(Item(json), out var rule, out var problems), () => string.Join(' ', problems));
        Assert.That(rule, Is.EqualTo(expected));
    }

    [TestCase(
        "kind",
        "\"MOON_PHASE\"",
        "kind is 'MOON_PHASE'; allowed: PRICE_THRESHOLD, PERCENT_MOVE, VOLATILITY, VOLUME, VOLUME_SPIKE, SMA_CROSS."
    )]
    [TestCase("rule_id", "\"a|b\"", "rule_id is 'a|b'; allowed: 1 to 48 letters, digits or . _ -.")]
    [TestCase("symbols", "\" \"", "symbols is ' '; allowed: a symbol, or * for all.")]
    [TestCase("symbols", "\"A B\"", "symbols is 'A B'; allowed: a symbol, or * for all.")]
    [TestCase("symbols", "[\"A\",\"B\"]", "symbols is 'a list or a map'; allowed: a symbol, or * for all.")]
    [TestCase("severity", "\"LOUD\"", "severity is 'LOUD'; allowed: LOW, MEDIUM, HIGH.")]
    [TestCase("severity", "7", "severity is '7'; allowed: LOW, MEDIUM, HIGH.")]
    [TestCase("severity", null, "severity is missing; allowed: LOW, MEDIUM, HIGH.")]
    [TestCase("direction", "\"UP\"", "direction is 'UP'; allowed: ABOVE, BELOW.")]
    [TestCase("threshold", "\"NaN\"", "threshold is 'NaN'; allowed: a number above 0 and below 10^18.")]
    [TestCase("threshold", "\"Infinity\"", "threshold is 'Infinity'; allowed: a number above 0 and below 10^18.")]
    [TestCase("threshold", "0", "threshold is '0'; allowed: a number above 0 and below 10^18.")]
    [TestCase("threshold", "1e18", "threshold is '1000000000000000000'; allowed: a number above 0 and below 10^18.")]
    [TestCase("cooldown_seconds", "-1", "cooldown_seconds is '-1'; allowed: 0 to 86400 seconds.")]
    [TestCase("hysteresis_percent", "100", "hysteresis_percent is '100'; allowed: 0 to below 100 percent.")]
    [TestCase("enabled", "\"no\"", "enabled is 'no'; allowed: true and false, as booleans.")]
    [TestCase(
        "hysterisis",
        "1",
        "hysterisis is '1'; allowed: no such field; this kind has cooldown_seconds, direction, enabled, "
            + "hysteresis_percent, kind, rule_id, severity, symbols, threshold."
    )]
    public void A_bad_rule_is_named_with_field_value_and_what_is_allowed(string field, string? value, string problem) =>
        Assert.That(Problems(Changed(PriceOver1000, field, value)), Is.EqualTo(new[] { problem }));

    [TestCase("PERCENT_MOVE", "minutes", "0", "minutes is '0'; allowed: a whole number from 1 to 60.")]
    [TestCase("PERCENT_MOVE", "minutes", "61", "minutes is '61'; allowed: a whole number from 1 to 60.")]
    [TestCase("PERCENT_MOVE", "minutes", "2.5", "minutes is '2.5'; allowed: a whole number from 1 to 60.")]
    [TestCase("PERCENT_MOVE", "minutes", null, "minutes is missing; allowed: a whole number from 1 to 60.")]
    [TestCase("SMA_CROSS", "short_bars", "0", "short_bars is '0'; allowed: a whole number from 1 to 59.")]
    [TestCase("SMA_CROSS", "long_bars", "5", "long_bars is '5'; allowed: a whole number from 6 to 60.")]
    [TestCase("SMA_CROSS", "long_bars", "61", "long_bars is '61'; allowed: a whole number from 6 to 60.")]
    public void A_kinds_own_fields_have_their_ranges(string kind, string field, string? value, string problem)
    {
        var rule = Rules()
            .Select(data => (string)data.Arguments[0]!)
            .Single(json => json.Contains($"\"{kind}\"", StringComparison.Ordinal));

        Assert.That(Problems(Changed(rule, field, value)), Is.EqualTo(new[] { problem }));
    }

    [Test]
    public void All_that_is_wrong_is_told_at_once()
    {
        var problems = Problems(
            """
            {"rule_id":"","kind":"SMA_CROSS","symbols":"A B","severity":1,"cooldown_seconds":-1,"short_bars":0,
             "long_bars":0,"threshold":5}
            """
        );

        Assert.That(
            problems.Select(problem => problem[..problem.IndexOf(' ', StringComparison.Ordinal)]),
            Is.EquivalentTo(
                new[] { "rule_id", "symbols", "severity", "cooldown_seconds", "short_bars", "long_bars", "threshold" }
            )
        );
    }

    static IReadOnlyList<string> Problems(string json)
    {
        Assert.That(RuleItem.TryRead(Item(json), out var rule, out var problems), Is.False);
        Assert.That(rule, Is.Null);
        return problems;
    }

    static string Changed(string json, string field, string? value)
    {
        var rule = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        rule.Remove(field);
        if (value is not null)
        {
            rule.Add(field, System.Text.Json.Nodes.JsonNode.Parse(value));
        }

        return rule.ToJsonString();
    }

    static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> Item(string json) =>
        Document.FromJson(json).ToAttributeMap();
}
