using MarketData.Contract;
using MarketData.Ops.Rules;
using MarketData.SandboxTests.Function;

namespace MarketData.SandboxTests.Ops;

[CancelAfter(60_000)]
public sealed class RuleTableTests
{
    const string LargePrint = """
        {"rule_id": "large", "kind": "VOLUME", "symbols": "*", "severity": "MEDIUM",
         "threshold": 1e3, "cooldown_seconds": 0}
        """;

    FunctionOnEngine function = null!;
    RuleTable rules = null!;

    [SetUp]
    public async Task CreateTables()
    {
        function = await FunctionOnEngine.CreateAsync(CancellationToken.None);
        rules = new RuleTable(function.Engine, function.Table(Tables.AlertRules));
    }

    [Test]
    public async Task A_rule_that_was_put_is_in_force_and_one_that_was_disabled_is_not()
    {
        Assert.That(await PutAsync(LargePrint), Is.Empty);
        await function.HandleAsync(SampleEvents.Trade("1", volume: 1001));
        Assert.That(await function.AlertsAsync(), Has.Count.EqualTo(1));

        Assert.That(await rules.DisableAsync("large", CancellationToken.None), Is.Empty);
        await function.HandleAsync(SampleEvents.Trade("2", volume: 1001));
        Assert.That(await function.AlertsAsync(), Has.Count.EqualTo(1));

        Assert.That(await rules.EnableAsync("large", CancellationToken.None), Is.Empty);
        await function.HandleAsync(SampleEvents.Trade("3", volume: 1001));
        Assert.That(await function.AlertsAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_bad_rule_is_refused_with_all_that_is_wrong_and_nothing_is_written()
    {
        await PutAsync(LargePrint);

        var problems = await PutAsync(
            LargePrint.Replace("1e3", "-5", StringComparison.Ordinal).Replace("\"*\"", "\"\"", StringComparison.Ordinal)
        );

        Assert.That(
            problems,
            Is.EqualTo([
                "symbols is ''; allowed: a symbol, or * for all.",
                "threshold is '-5'; allowed: a number above 0 and below 10^18.",
            ])
        );
        Assert.That((await rules.ReadAsync(CancellationToken.None)).Single()["threshold"].N, Is.EqualTo("1000"));
    }

    [Test]
    public async Task A_rule_is_replaced_and_deleted_by_its_name()
    {
        await PutAsync(LargePrint);
        await PutAsync(LargePrint.Replace("MEDIUM", "HIGH", StringComparison.Ordinal));
        Assert.That((await rules.ReadAsync(CancellationToken.None)).Single()["severity"].S, Is.EqualTo("HIGH"));

        Assert.That(await rules.DeleteAsync("large", CancellationToken.None), Is.Empty);
        Assert.That(await rules.ReadAsync(CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task A_deleted_rule_is_gone_for_everybody_until_it_is_put_again()
    {
        string[] unknown = ["there is no rule 'large'; `rules list` shows those there are."];
        await PutAsync(LargePrint);
        await rules.DeleteAsync("large", CancellationToken.None);

        await function.HandleAsync(SampleEvents.Trade("1", volume: 1001));
        Assert.That(await function.AlertsAsync(), Is.Empty);
        Assert.That(function.Log, Does.Contain("\"BadRules\":0,"));
        Assert.That(await rules.EnableAsync("large", CancellationToken.None), Is.EqualTo(unknown));
        Assert.That(await rules.DisableAsync("large", CancellationToken.None), Is.EqualTo(unknown));
        Assert.That(await rules.DeleteAsync("large", CancellationToken.None), Is.EqualTo(unknown));

        Assert.That(await PutAsync(LargePrint), Is.Empty);
        await function.HandleAsync(SampleEvents.Trade("2", volume: 1001));
        Assert.That(await function.AlertsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_rule_that_is_not_there_is_named()
    {
        string[] expected = ["there is no rule 'larg'; `rules list` shows those there are."];

        Assert.That(await rules.EnableAsync("larg", CancellationToken.None), Is.EqualTo(expected));
        Assert.That(await rules.DisableAsync("larg", CancellationToken.None), Is.EqualTo(expected));
        Assert.That(await rules.DeleteAsync("larg", CancellationToken.None), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_bad_row_can_be_disabled_but_not_enabled()
    {
        await function.AddRuleAsync(
            """{"rule_id":"moon","kind":"MOON_PHASE","symbols":"*","severity":"LOW","cooldown_seconds":0}"""
        );

        Assert.That(await rules.DisableAsync("moon", CancellationToken.None), Is.Empty);
        Assert.That(
            (await rules.EnableAsync("moon", CancellationToken.None)).Single(),
            Does.StartWith("kind is 'MOON_PHASE'")
        );
        Assert.That((await rules.ReadAsync(CancellationToken.None)).Single()["enabled"].BOOL, Is.False);
    }

    [Test]
    public async Task No_more_rules_are_enabled_than_can_be_in_force()
    {
        foreach (var i in Enumerable.Range(0, 30))
        {
            Assert.That(await PutAsync(Named($"rule-{i}")), Is.Empty);
        }

        Assert.That(
            await PutAsync(Named("rule-30")),
            Is.EqualTo(["30 other rules are enabled; at most 30 can be in force."])
        );
        Assert.That(await PutAsync(Named("rule-29")), Is.Empty, "in place of another");
        await rules.DisableAsync("rule-0", CancellationToken.None);
        Assert.That(await PutAsync(Named("rule-30")), Is.Empty);
        Assert.That(await rules.EnableAsync("rule-0", CancellationToken.None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_list_says_which_rules_are_on_off_or_bad_and_why()
    {
        await PutAsync(LargePrint);
        await PutAsync(Named("off").Replace("{", "{\"enabled\": false, ", StringComparison.Ordinal));
        await function.AddRuleAsync(
            """{"rule_id":"moon","kind":"VOLUME","symbols":"IBM","severity":"LOW","threshold":0}"""
        );

        Assert.That(
            RuleList.Of(await rules.ReadAsync(CancellationToken.None)),
            Is.EqualTo([
                "large  on   VOLUME          *       MEDIUM  cooldown_seconds 0, threshold 1000",
                "moon   BAD  VOLUME          IBM     LOW     threshold 0",
                "    cooldown_seconds is missing; allowed: 0 to 86400 seconds.",
                "    threshold is '0'; allowed: a number above 0 and below 10^18.",
                "off    off  VOLUME          *       MEDIUM  cooldown_seconds 0, threshold 1000",
            ])
        );
    }

    [TestCase("[]", "it must hold one JSON object")]
    [TestCase("{", "it is not JSON")]
    [TestCase("""{"kind":"VOLUME","kind":"VOLATILITY"}""", "it is not JSON")]
    public void A_file_that_is_no_rule_is_refused(string json, string problem) =>
        Assert.That(() => RuleFile.Parse(json), Throws.InstanceOf<FormatException>().With.Message.StartsWith(problem));

    static string Named(string id) => LargePrint.Replace("\"large\"", $"\"{id}\"", StringComparison.Ordinal);

    Task<IReadOnlyList<string>> PutAsync(string json) => rules.PutAsync(RuleFile.Parse(json), CancellationToken.None);
}
