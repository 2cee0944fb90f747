using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Contract;
using MarketData.Infra.Deployer;

namespace MarketData.InfraTests.Deployer;

/// <summary>A statement of the policies of whoever deploys.</summary>
sealed record DeployerStatement(string Sid, string[] Actions, string[] Resources, JsonObject? Condition)
{
    public IEnumerable<string> ConditionKeys =>
        (Condition ?? []).SelectMany(test => test.Value!.AsObject()).Select(test => test.Key);

    /// <summary>In the names of tests.</summary>
    public override string ToString() => Sid;

    public static DeployerPolicy Policy(string environment) =>
        Policy(environment, [.. Synthesized.Of(environment).Select(stack => stack.Json)]);

    public static DeployerPolicy Policy(string environment, IReadOnlyList<JsonObject> stacks, string? region = null)
    {
        var settings = Synthesized.SettingsOf(environment);
        return new(new ResourceNames(settings.Suffix, region ?? settings.Region), settings.Account, stacks);
    }

    public static IReadOnlyList<DeployerStatement> Of(string environment) => Of(Policy(environment).ToDeploy());

    public static IReadOnlyList<DeployerStatement> Of(IReadOnlyList<JsonObject> documents) =>
        [.. documents.SelectMany(document => document["Statement"]!.AsArray()).Select(statement => Read(statement!))];

    public bool Covers(string arn) => Resources.Any(resource => Matches(resource, arn));

    static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}$");

    static DeployerStatement Read(JsonNode statement)
    {
        Assert.That(statement["Effect"]!.GetValue<string>(), Is.EqualTo("Allow"));
        return new(
            statement[nameof(Sid)]!.GetValue<string>(),
            [.. statement["Action"].Strings()],
            [.. statement["Resource"].Strings()],
            statement[nameof(Condition)]?.AsObject()
        );
    }
}
