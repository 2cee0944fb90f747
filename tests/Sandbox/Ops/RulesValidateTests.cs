using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.SandboxTests.Ops;

/// <summary>Without a region, credentials or a deployment.</summary>
[CancelAfter(60_000)]
public sealed class RulesValidateTests
{
    const string Right = """
        {"rule_id": "print", "kind": "VOLUME", "symbols": "*", "severity": "LOW", "threshold": 5, "cooldown_seconds": 0}
        """;

    string path = null!;

    [SetUp]
    public void NameFile() => path = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(path);

    [Test]
    public async Task All_problems_are_told_at_once_with_line_and_field(CancellationToken cancellation)
    {
        var result = await RunAsync(
            """
            [
              {"rule_id": "print", "kind": "VOLUME", "symbols": "*", "severity": "LOW", "threshold": -1,
               "cooldown_seconds": 0, "minutes": 5},
              {"rule_id": "move", "kind": "PERCENT_MOVE", "symbols": "IBM", "severity": "HIGH", "threshold": 5,
               "hysteresis_percent": 1, "cooldown_seconds": 0,
               "minutes": 90}
            ]
            """,
            cancellation
        );

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(
            result.Output.TrimEnd().Split('\n'),
            Is.EqualTo([
                $"Refused: {path}, line 2, rule 'print': threshold is '-1'; allowed: a number above 0 and below 10^18.",
                $"Refused: {path}, line 3, rule 'print': minutes is not a field of this kind of rule; it has "
                    + "cooldown_seconds, enabled, kind, rule_id, severity, symbols, threshold.",
                $"Refused: {path}, line 6, rule 'move': minutes is '90'; allowed: a whole number from 1 to 60.",
            ])
        );
    }

    [TestCase("", 1, 0)]
    [TestCase(", \"enabled\": false", 0, 1, Description = "which put takes, too")]
    public async Task What_is_right_is_counted(string more, int on, int off, CancellationToken cancellation)
    {
        var rules = Right.Replace("}", $"{more}}}", StringComparison.Ordinal);

        var result = await RunAsync(rules, cancellation);
        Assert.That(result.ExitCode, Is.Zero, result.Everything);
        Assert.That(result.Output, Is.EqualTo($"{path}: nothing is wrong; {on} on, {off} off."));

        var json = await RunAsync(rules, cancellation, "--json");
        var answer = JsonNode.Parse(json.Output)!;
        Assert.That(((int)answer["on"]!, (int)answer["off"]!), Is.EqualTo((on, off)));
        Assert.That(answer["refused"]!.AsArray(), Is.Empty);
    }

    async Task<CommandResult> RunAsync(string rules, CancellationToken cancellation, params string[] more)
    {
        await File.WriteAllTextAsync(path, rules, cancellation);
        return await OpsCommand.RunAsync(
            new Dictionary<string, string>(),
            cancellation,
            ["rules", "validate", path, .. more]
        );
    }
}
