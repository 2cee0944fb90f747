using MarketData.Infra.Configuration;
using MarketData.Tools;

namespace MarketData.InfraTests;

public class SettingsFileTests
{
    static readonly string Folder = Path.Combine(Checkout.Root, "artifacts", "tests", "settings");

    [Test]
    public void A_file_with_five_faults_is_told_all_five() =>
        Assert.That(
            Problems(
                """
                {
                  "region": "Frankfurt",
                  "function": { "memory": 1769, "timeoutSeconds": "30" },
                  "retention": { "logDays": 14 },
                  "subscribers": [{ "email": "desk@example.com", "leastSeverity": "HIHG" }]
                }
                """
            ),
            Is.EquivalentTo([
                "settings/dev.json: region is \"Frankfurt\", but must be a region's name such as us-east-1.",
                "settings/dev.json: function.timeoutSeconds is \"30\", but must be a whole number from 1 to 900.",
                "settings/dev.json: retention.logDays is 14, but must be one of 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
                "settings/dev.json: subscribers[0].leastSeverity is \"HIHG\", but must be one of LOW, MEDIUM, HIGH.",
                "settings/dev.json: function.memory is 1769, but there is no such setting; function has architecture, packaging, memoryMb, timeoutSeconds, reservedConcurrency, tracing, insightsLayer.",
            ])
        );

    [TestCase(
        """{ "regoin": "us-east-1" }""",
        "settings/dev.json: regoin is \"us-east-1\", but there is no such setting; the file has region, "
    )]
    [TestCase(
        """{ "function": 5 }""",
        "settings/dev.json: function is 5, but must be an object; function has architecture, "
    )]
    [TestCase(
        """{ "function": { "tracing": "true" } }""",
        "settings/dev.json: function.tracing is \"true\", but must be true or false."
    )]
    [TestCase(
        """{ "function": { "memoryMb": 2048.5 } }""",
        "settings/dev.json: function.memoryMb is 2048.5, but must be a whole number from 1769 to 10240."
    )]
    [TestCase(
        """{ "region": null }""",
        "settings/dev.json: region is null, but must be a region's name such as us-east-1."
    )]
    [TestCase(
        """{ "region": "us-east-1\n" }""",
        "settings/dev.json: region is \"us-east-1\\n\", but must be a region's name such as us-east-1."
    )]
    [TestCase(
        """{ "subscribers": "desk@example.com" }""",
        "settings/dev.json: subscribers is \"desk@example.com\", but must be e-mail addresses, "
    )]
    [TestCase(
        """{ "subscribers": ["desk"] }""",
        "settings/dev.json: subscribers[0] is \"desk\", but must be e-mail addresses, "
    )]
    [TestCase(
        """{ "subscribers": [{ "symbols": ["IBM"] }] }""",
        "settings/dev.json: subscribers[0] is { \"symbols\": [\"IBM\"] }, but must be e-mail addresses, "
    )]
    [TestCase(
        """{ "subscribers": [{ "email": "desk" }] }""",
        "settings/dev.json: subscribers[0].email is \"desk\", but must be an e-mail address."
    )]
    [TestCase(
        """{ "subscribers": [{ "email": "a@b.com", "symbols": [] }] }""",
        "settings/dev.json: subscribers[0].symbols is [], but must be 1 to 50 symbols."
    )]
    [TestCase(
        """{ "subscribers": [{ "email": "a@b.com", "symbols": ["I B M"] }] }""",
        "settings/dev.json: subscribers[0].symbols is [\"I B M\"], but must be 1 to 50 symbols."
    )]
    [TestCase(
        """{ "subscribers": [{ "email": "a@b.com", "symbol": "IBM" }] }""",
        "settings/dev.json: subscribers[0].symbol is \"IBM\", but must be absent: a subscriber has email, symbols and leastSeverity."
    )]
    [TestCase(
        """{ "subscribers": ["a@b.com", { "email": "A@b.com", "leastSeverity": "HIGH" }] }""",
        "subscribers has a@b.com more than once with a filter, but must name it once: SNS subscribes an address once."
    )]
    [TestCase(
        """{ "tags": { "Cost Center": "47\n11" } }""",
        "settings/dev.json: tags.Cost Center is \"47\\n11\", but must be tags of 1 to 128 letters"
    )]
    [TestCase("""[]""", "settings/dev.json is [], but must be a JSON object.")]
    [TestCase("""{ "region": "us-east-1", }""", "settings/dev.json is not valid JSON: ")]
    [TestCase("""{ "region": "us-east-1", "region": "us-east-2" }""", "settings/dev.json is not valid JSON: ")]
    public void A_fault_is_told_with_its_file_field_value_and_what_is_allowed(string json, string problem) =>
        Assert.That(Problems(json), Has.Count.EqualTo(1).And.One.StartsWith(problem));

    [Test]
    public void A_variable_is_over_the_file_and_the_file_over_the_default()
    {
        var settings = Read(
            """{ "region": "eu-west-1", "function": { "memoryMb": 2048 } }""",
            new() { ["AWS_REGION"] = "eu-north-1" },
            out _
        )!;

        Assert.That(settings.Region, Is.EqualTo("eu-north-1"));
        Assert.That(settings.Function.MemoryMb, Is.EqualTo(2048));
        Assert.That(settings.Function.TimeoutSeconds, Is.EqualTo(30));
    }

    [Test]
    public void An_environment_without_a_file_has_the_defaults() =>
        Assert.That(
            Settings.TryRead(new() { Variable = _ => null, Environment = "pr-17" }, out var settings, out _)
                ? settings.Suffix
                : "",
            Is.EqualTo("pr-17")
        );

    static IReadOnlyList<string> Problems(string json)
    {
        Read(json, [], out var problems);
        return problems;
    }

    static Settings? Read(string json, Dictionary<string, string> variables, out IReadOnlyList<string> problems)
    {
        var folder = Directory
            .CreateDirectory(Path.Combine(Folder, TestContext.CurrentContext.Test.ID, "settings"))
            .FullName;
        File.WriteAllText(Path.Combine(folder, "dev.json"), json);
        Settings.TryRead(
            new() { Variable = variables.GetValueOrDefault, Folder = folder },
            out var settings,
            out problems
        );
        return settings;
    }
}
