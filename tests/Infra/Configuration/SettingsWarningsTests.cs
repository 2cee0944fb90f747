using MarketData.Infra.Configuration;

namespace MarketData.InfraTests.Configuration;

public class SettingsWarningsTests
{
    [TestCase("dev")]
    [TestCase("staging")]
    [TestCase("every")]
    public void Nothing_is_said_of(string environment) => Assert.That(WarningsFor(environment), Is.Empty);

    [Test]
    public void Production_is_asked_for_copies_of_the_audit_trail() =>
        Assert.That(
            WarningsFor("prod").Single(),
            Does.StartWith("settings/prod.json has no evidence.retentionDays (EVIDENCE_RETENTION_DAYS): no copy of")
        );

    [Test]
    public void Production_with_copies_is_asked_for_nothing() =>
        Assert.That(WarningsFor("prod", ("EVIDENCE_RETENTION_DAYS", "2557")), Is.Empty);

    static IEnumerable<string> WarningsFor(string environment, params (string Name, string Value)[] variables)
    {
        var set = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        var read = SettingsReader.TryRead(
            new()
            {
                Variable = set.GetValueOrDefault,
                Environment = environment,
                Folder = Synthesized.SettingsFolder,
            },
            out var settings,
            out var problems
        );
        Assert.That(read, Is.True, string.Join(' ', problems));
        return SettingsWarnings.Of(settings!);
    }
}
