using System.Text.Json;
using System.Text.RegularExpressions;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>The policies that synthesis wrote for whoever deploys. What their conditions look at is left out.</summary>
sealed class DeployersRights
{
    readonly IReadOnlyList<(string[] Actions, string[] Resources)> statements;

    DeployersRights(IReadOnlyList<(string[], string[])> statements) => this.statements = statements;

    /// <param name="stack">The folder of one of the stacks.</param>
    /// <param name="purpose">What they are for, with which the files' names begin.</param>
    public static DeployersRights Beside(string stack, string purpose)
    {
        var files = Directory.GetFiles(Path.Combine(stack, "..", "..", "deployer"), $"{purpose}-*.json");
        Assert.That(files, Is.Not.Empty);
        return new([.. files.SelectMany(Read)]);
    }

    public bool Allow(TerraformCall call) =>
        call.IsFree
        || statements.Any(statement =>
            statement.Actions.Contains(call.Action)
            && (call.Arn is not { } arn || statement.Resources.Any(resource => Matches(resource, arn)))
        );

    static IEnumerable<(string[], string[])> Read(string file)
    {
        using var policy = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. policy
                .RootElement.GetProperty("Statement")
                .EnumerateArray()
                .Select(statement => (Texts(statement, "Action"), Texts(statement, "Resource"))),
        ];
    }

    static string[] Texts(JsonElement statement, string name) =>
        [.. statement.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    static bool Matches(string pattern, string arn) =>
        Regex.IsMatch(arn, $"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}$");
}
