using Amazon.DynamoDBv2.DocumentModel;
using MarketData.Domain.Rules;
using MarketData.Processor.Rules;

namespace MarketData.UnitTests.Storage;

public class RuleItemTests
{
    [TestCaseSource(typeof(StoredRules), nameof(StoredRules.All))]
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
    [TestCase(
        "rule_id",
        "\"a-rule-whose-name-has-forty-nine-characters-it-is\"",
        "rule_id is 'a-rule-whose-name-has-forty-nine-characters-it-is'; allowed: 1 to 48 letters, digits or . _ -."
    )]
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
        "hysterisis is not a field of this kind of rule; it has cooldown_seconds, direction, enabled, "
            + "hysteresis_percent, kind, rule_id, severity, symbols, threshold."
    )]
    public void A_bad_rule_is_named_with_field_value_and_what_is_allowed(string field, string? value, string problem) =>
        Assert.That(Problems(Changed(StoredRules.PriceOver1000, field, value)), Is.EqualTo(new[] { problem }));

    [Test]
    public void A_rules_name_has_up_to_48_characters()
    {
        var longest = new string('r', 48);

        Assert.That(
            RuleItem.TryRead(Item(Changed(StoredRules.PriceOver1000, "rule_id", $"\"{longest}\"")), out var rule, out _)
        );
        Assert.That(rule!.Id, Is.EqualTo(longest));
    }

    [TestCase("PERCENT_MOVE", "minutes", "0", "minutes is '0'; allowed: a whole number from 1 to 60.")]
    [TestCase("PERCENT_MOVE", "minutes", "61", "minutes is '61'; allowed: a whole number from 1 to 60.")]
    [TestCase("PERCENT_MOVE", "minutes", "2.5", "minutes is '2.5'; allowed: a whole number from 1 to 60.")]
    [TestCase("PERCENT_MOVE", "minutes", null, "minutes is missing; allowed: a whole number from 1 to 60.")]
    [TestCase("SMA_CROSS", "short_bars", "0", "short_bars is '0'; allowed: a whole number from 1 to 59.")]
    [TestCase("SMA_CROSS", "long_bars", "5", "long_bars is '5'; allowed: a whole number from 6 to 60.")]
    [TestCase("SMA_CROSS", "long_bars", "61", "long_bars is '61'; allowed: a whole number from 6 to 60.")]
    public void A_kinds_own_fields_have_their_ranges(string kind, string field, string? value, string problem) =>
        Assert.That(Problems(Changed(OfKind(kind), field, value)), Is.EqualTo(new[] { problem }));

    [TestCase("PERCENT_MOVE", "minutes", "1")]
    [TestCase("PERCENT_MOVE", "minutes", "60")]
    [TestCase("SMA_CROSS", "short_bars", "1")]
    [TestCase("SMA_CROSS", "short_bars", "59")]
    [TestCase("SMA_CROSS", "long_bars", "6")]
    public void The_ends_of_a_range_are_allowed(string kind, string field, string value) =>
        Assert.That(
            RuleItem.TryRead(Item(Changed(OfKind(kind), field, value)), out _, out var problems),
            () => string.Join(' ', problems)
        );

    [Test]
    public void All_problems_are_reported_at_once()
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

    static string OfKind(string kind) =>
        StoredRules
            .All()
            .Select(data => (string)data.Arguments[0]!)
            .Single(json => json.Contains($"\"{kind}\"", StringComparison.Ordinal));

    static IReadOnlyList<string> Problems(string json)
    {
        Assert.That(RuleItem.TryRead(Item(json), out var rule, out var problems), Is.False);
        Assert.That(rule, Is.Null);
        return [.. problems.Select(problem => problem.Sentence)];
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
