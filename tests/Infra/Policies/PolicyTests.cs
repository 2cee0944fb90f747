using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.InfraTests.Policies;

public class PolicyTests
{
    static IEnumerable<string> Ids => PolicyTable.Rules.Select(rule => rule.Id);

    static IEnumerable<Waiver> Waivers => Waiver.All;

    /// <summary>The project prints it at the end of the run: the runner does not show what a test prints.</summary>
    [OneTimeSetUp]
    public void WriteTheTable() =>
        File.WriteAllText(
            Path.Combine(Checkout.Root, "artifacts", "tests", "policies.md"),
            $"{PolicyTable.Markdown()}\n{PolicyTable.Waivers()}"
        );

    [TestCaseSource(nameof(Ids))]
    public void A_rule_is_kept_or_waived_for_a_written_reason(string id)
    {
        var rule = Rule(id);
        foreach (var environment in PolicyTable.Environments)
        {
            Assert.That(
                rule.Evaluate(Synthesized.Of(environment))
                    .Offenders.Where(address => Waiver.For(id, environment)?.Covers(address) is not true),
                Is.Empty,
                $"{id} in {environment}: {rule.Demand}"
            );
        }
    }

    [TestCaseSource(nameof(Waivers))]
    public void A_waiver_is_needed_where_it_stands(object waiver)
    {
        var (id, environments, reason) = (Waiver)waiver;

        Assert.That(reason, Is.Not.Empty);
        foreach (var environment in environments)
        {
            Assert.That(
                Rule(id).Evaluate(Synthesized.Of(environment)).Offenders,
                Has.Some.Matches<string>(((Waiver)waiver).Covers),
                environment
            );
        }
    }

    [TestCaseSource(nameof(Ids))]
    public void A_rule_finds_what_breaks_it(string id)
    {
        var rule = Rule(id);
        var stack = PolicyTable
            .Environments.Reverse()
            .SelectMany(Synthesized.Of)
            .FirstOrDefault(stack => rule.Subjects(stack).Any());
        Assert.That(rule.Break is null, Is.EqualTo(stack is null), "a rule with subjects says what breaks it");
        if (stack is null)
        {
            return;
        }

        var copy = stack with { Json = (JsonObject)stack.Json.DeepClone() };
        var before = rule.Evaluate(copy).Offenders.Count;
        var subject = rule.Subjects(copy).FirstOrDefault(rule.Keeps);
        if (subject is not null)
        {
            rule.Break!(subject);
        }

        Assert.That(rule.Evaluate(copy).Offenders, Has.Count.GreaterThan(subject is null ? before - 1 : before));
    }

    [Test]
    public void Every_rule_is_there_once() => Assert.That(Ids, Is.Unique);

    [Test]
    public void The_catalogues_rules_for_what_the_stacks_are_made_of_are_in_the_table()
    {
        int[] checkov =
        [
            27,
            26,
            50,
            115,
            116,
            117,
            119,
            28,
            158,
            338,
            173,
            272,
            7,
            33,
            227,
            337,
            168,
            169,
            301,
            364,
            60,
            61,
            62,
            63,
            286,
            287,
            288,
            289,
            290,
            355,
            32,
            51,
            136,
            163,
            284,
            285,
            18,
            19,
            21,
            53,
            54,
            55,
            56,
            70,
            144,
            145,
            297,
            300,
        ];
        string[] asked =
        [
            .. checkov.Select(number => $"CKV_AWS_{number}"),
            "CKV2_AWS_6",
            "CKV2_AWS_34",
            "CKV2_AWS_61",
            "CKV2_AWS_62",
            "CKV2_AWS_64",
            "CKV2_AWS_73",
        ];

        Assert.That(Ids, Is.SupersetOf(asked));
    }

    [Test]
    public void The_documentation_has_the_table_and_the_waivers()
    {
        GeneratedText.Verify("docs/security.md", "rules", PolicyTable.Markdown());
        GeneratedText.Verify("docs/security.md", "waivers", PolicyTable.Waivers());
    }

    static Rule Rule(string id) => PolicyTable.Rules.Single(rule => rule.Id == id);
}
