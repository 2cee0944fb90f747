using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketData.Infra.Configuration;

namespace MarketData.InfraTests;

/// <summary>What the reader of the settings accepts, as a JSON schema and as a table.</summary>
static class SettingsSchema
{
    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json()
    {
        var properties = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" } };
        foreach (var field in Settings.Fields)
        {
            var parts = field.Path.Split('.');
            var group = parts.Length == 1 ? properties : Group(properties, parts[0]);
            group[parts[^1]] = Describe(field);
        }

        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Settings of one environment",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    public static string Table() =>
        $"""
            | Setting | Variable | Unit | Allowed | Default | |
            |---|---|---|---|---|---|
            {string.Join('\n', Settings.Fields.Select(Row))}

            """;

    static string Row(Field field) =>
        $"| `{field.Path}` | `{field.Variable}` | {field.Unit} | {field.Allowed} | {field.Default} | {field.Meaning} |";

    static JsonObject Describe(Field field)
    {
        var described = (JsonObject)field.Schema.DeepClone();
        var unit = field.Unit == "" ? "" : $" Unit: {field.Unit}.";
        described["description"] = $"{field.Meaning}.{unit} Default: {field.Default}. Variable: {field.Variable}.";
        return described;
    }

    static JsonObject Group(JsonObject properties, string name)
    {
        properties[name] ??= new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(),
        };
        return properties[name]!["properties"]!.AsObject();
    }
}
