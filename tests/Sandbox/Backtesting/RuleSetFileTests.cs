using MarketData.Domain.Rules;
using MarketData.Ops.Rules;

namespace MarketData.SandboxTests.Backtesting;

public sealed class RuleSetFileTests
{
    const string Price =
        """{"rule_id":"a","kind":"VOLUME","symbols":"*","severity":"LOW","threshold":1e3,"cooldown_seconds":0}""";

    static readonly string Off = Named("b").Replace("{", "{\"enabled\":false,", StringComparison.Ordinal);

    [TestCase("[{0},{1}]")]
    [TestCase("{0}\n{1}")]
    [TestCase("{0}{1}")]
    [TestCase("[{0}]\n[{1}]")]
    public void Rules_stand_in_an_array_or_one_after_the_other(string form)
    {
        var file = Parse(
            form.Replace("{0}", Price, StringComparison.Ordinal).Replace("{1}", Off, StringComparison.Ordinal)
        );

        Assert.That(file.Faults, Is.Empty);
        Assert.That(file.Off, Is.EqualTo(1));
        var rule = file.Rules.Single();
        Assert.That(rule.Fields, Is.EqualTo("cooldown_seconds 0, threshold 1e3"));
        Assert.That(
            rule.Rule,
            Is.EqualTo(
                new LargePrint
                {
                    Id = "a",
                    Symbols = "*",
                    Severity = Severity.Low,
                    Cooldown = TimeSpan.Zero,
                    Threshold = 1000,
                }
            )
        );
    }

    [Test]
    public void Five_faults_are_told_at_once_each_with_its_line_its_field_and_what_is_allowed()
    {
        var file = Parse(
            """
            [
              {
                "rule_id": "move",
                "kind": "PERCENT_MOVE",
                "symbols": "IBM", "severity": "URGENT",
                "threshold": -5, "minutes": 90,
                "hysteresis_percent": 1, "cooldown_seconds": 600
              },

              { "rule_id": "print", "kind": "VOLUME", "symbols": "*", "severity": "LOW",
                "threshold": 1,
                "treshold": 1 }
            ]
            """
        );

        Assert.That(file.Rules, Is.Empty);
        Assert.That(
            file.Faults,
            Is.EqualTo([
                "rules.json, line 5, rule 'move': severity is 'URGENT'; allowed: LOW, MEDIUM, HIGH.",
                "rules.json, line 6, rule 'move': minutes is '90'; allowed: a whole number from 1 to 60.",
                "rules.json, line 6, rule 'move': threshold is '-5'; allowed: a number above 0 and below 10^18.",
                "rules.json, line 10, rule 'print': cooldown_seconds is missing; allowed: 0 to 86400 seconds.",
                "rules.json, line 12, rule 'print': treshold is not a field of this kind of rule; it has "
                    + "cooldown_seconds, enabled, kind, rule_id, severity, symbols, threshold.",
            ])
        );
    }

    [TestCase("", "rules.json holds no rule.")]
    [TestCase("[]", "rules.json holds no rule.")]
    [TestCase("[\n1]", "rules.json, line 2: here stands something else than a JSON object with the fields of a rule.")]
    [TestCase(
        "\n\"x\"",
        "rules.json, line 2: here stands something else than a JSON object with the fields of a rule."
    )]
    [TestCase(
        "[[\n{}]]",
        "rules.json, line 1: here stands something else than a JSON object with the fields of a rule."
    )]
    [TestCase(
        "\n{\"kind\": VOLUME}",
        "rules.json, line 2: it is not JSON from here on: 'V' is an invalid start of a value."
    )]
    [TestCase("[", "rules.json, line 1: it is not JSON from here on: ")]
    [TestCase("{\"kind\": \"\\ud800\"}", "rules.json, line 1: here stands text that is not Unicode.")]
    public void What_is_no_file_of_rules_is_said_with_its_line(string json, string fault) =>
        Assert.That(Parse(json).Faults.Single(), Does.StartWith(fault));

    [Test]
    public void Rules_of_which_none_is_on_are_none() =>
        Assert.That(Parse(Off).Faults, Is.EqualTo(["rules.json holds no rule that is on."]));

    [Test]
    public void A_name_and_a_field_stand_once()
    {
        var twice = Price.Replace("}", ",\n\"kind\":\"VOLUME\"}", StringComparison.Ordinal);

        Assert.That(
            Parse($"{Price}\n{twice}").Faults,
            Is.EqualTo([
                "rules.json, line 3, rule 'a': kind stands here a second time; each field is named once.",
                "rules.json, line 2: rule_id is 'a', as that of the rule in line 1; allowed: one rule of each name.",
            ])
        );
    }

    [Test]
    public void What_is_wrong_before_the_end_of_JSON_is_told_too() =>
        Assert.That(
            Parse($"{Price.Replace("1e3", "0", StringComparison.Ordinal)}\nx").Faults,
            Has.Count.EqualTo(2).And.ItemAt(0).StartsWith("rules.json, line 1, rule 'a': threshold is '0'")
        );

    [Test]
    public void No_more_rules_are_on_than_can_be_in_force()
    {
        var thirty = string.Concat(Enumerable.Range(0, 30).Select(i => Named($"r{i}")));

        Assert.That(Parse(thirty + Off).Rules, Has.Count.EqualTo(30));
        Assert.That(
            Parse(thirty + Price).Faults,
            Is.EqualTo(["rules.json has 31 rules that are on; at most 30 can be in force."])
        );
    }

    [Test]
    public void What_a_file_says_gives_a_terminal_no_orders() =>
        Assert.That(
            Parse(Price.Replace("\"LOW\"", "\"\\u001b[2J\"", StringComparison.Ordinal)).Faults.Single(),
            Does.Contain("severity is '?[2J'")
        );

    static string Named(string id) => Price.Replace("\"a\"", $"\"{id}\"", StringComparison.Ordinal);

    static RuleSetFile Parse(string json) => RuleSetFile.Parse("rules.json", json);
}
