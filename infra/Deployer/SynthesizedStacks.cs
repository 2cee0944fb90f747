using System.Text.Json.Nodes;

namespace MarketData.Infra.Deployer;

/// <summary>What the stacks of a deployment are made of, by their Terraform JSON.</summary>
sealed class SynthesizedStacks(IReadOnlyList<JsonObject> stacks)
{
    /// <summary>The types of resources, and of data after <c>data.</c>.</summary>
    public IReadOnlySet<string> Types =>
        stacks
            .SelectMany(stack => Keys(stack["resource"]).Concat(Keys(stack["data"]).Select(type => $"data.{type}")))
            .ToHashSet();

    /// <summary>Where Terraform keeps the states.</summary>
    public IEnumerable<JsonObject> Backends =>
        stacks.Select(stack => stack["terraform"]?["backend"]?["s3"]).OfType<JsonObject>();

    /// <summary>The different texts that an attribute of a type has, references among them.</summary>
    public string[] Texts(string type, string attribute) =>
        [
            .. Values(type, attribute)
                .SelectMany(value => value is JsonArray list ? list.AsEnumerable() : Enumerable.Repeat(value, 1))
                .OfType<JsonValue>()
                .Select(value => value.ToString())
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    public bool Has(string type, string attribute) => Values(type, attribute).Any();

    /// <summary>In which regions there are resources of a type, replicas of tables among them.</summary>
    /// <param name="type">Of resources or of data.</param>
    /// <param name="home">The deployment's own.</param>
    public IReadOnlySet<string> RegionsOf(string type, string home) =>
        Resources(type)
            .Select(resource => resource["provider"]?.GetValue<string>().Split('.') is [_, var alias] ? alias : home)
            .Concat(Replicas(type))
            .DefaultIfEmpty(home)
            .ToHashSet();

    IEnumerable<string> Replicas(string type) =>
        Values(type, "replica")
            .SelectMany(replicas => replicas.AsArray())
            .Select(replica => replica!["region_name"]!.GetValue<string>());

    IEnumerable<JsonNode> Values(string type, string attribute) =>
        Resources(type).Select(resource => resource[attribute]).OfType<JsonNode>();

    IEnumerable<JsonObject> Resources(string type) =>
        stacks
            .Select(stack => stack["resource"]?[type])
            .OfType<JsonObject>()
            .SelectMany(resources => resources.Select(entry => entry.Value!.AsObject()));

    static IEnumerable<string> Keys(JsonNode? group) => (group?.AsObject() ?? []).Select(entry => entry.Key);
}
