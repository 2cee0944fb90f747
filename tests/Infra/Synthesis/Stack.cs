using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Synthesis;

/// <summary>A stack's Terraform JSON.</summary>
sealed record Stack(string Folder, JsonObject Json)
{
    public static Stack Load(string folder) =>
        new(folder, JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "cdk.tf.json")))!.AsObject());

    /// <summary>As CDKTF's command line knows it.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>In the names of tests.</summary>
    public override string ToString() => Name;

    public IEnumerable<KeyValuePair<string, JsonObject>> Resources(string type) =>
        Json["resource"]![type] is null
            ? throw new InvalidOperationException($"{Name} has no {type}.")
            : ResourcesIfAny(type);

    public IEnumerable<KeyValuePair<string, JsonObject>> ResourcesIfAny(string type) =>
        (Json["resource"]![type]?.AsObject() ?? []).Select(entry =>
            KeyValuePair.Create($"{type}.{entry.Key}", entry.Value!.AsObject())
        );

    /// <summary>The one resource of its type.</summary>
    public JsonObject Resource(string type) => Resources(type).Single().Value;

    /// <summary>The one resource of its type whose address starts so, as in <c>buffer_dead-letters</c>.</summary>
    public JsonObject Resource(string type, string start) =>
        Resources(type).Single(entry => entry.Key.StartsWith($"{type}.{start}", StringComparison.Ordinal)).Value;

    /// <summary>The statements of the policy document that starts so, by their sids.</summary>
    public Dictionary<string, JsonObject> Statements(string start) =>
        Json["data"]!["aws_iam_policy_document"]!
            .AsObject()
            .Single(entry => entry.Key.StartsWith(start, StringComparison.Ordinal))
            .Value!["statement"]!
            .AsArray()
            .ToDictionary(statement => statement!["sid"]?.GetValue<string>() ?? "", statement => statement!.AsObject());
}

static class JsonText
{
    /// <summary>What a statement of a policy demands of this key: its one value.</summary>
    public static string Condition(this JsonObject statement, string variable) =>
        statement["condition"]!
            .AsArray()
            .Single(condition => condition!["variable"]!.GetValue<string>() == variable)!["values"]
            .Strings()
            .Single();

    public static IEnumerable<string> Strings(this JsonNode? list) =>
        list!.AsArray().Select(item => item!.GetValue<string>());
}
