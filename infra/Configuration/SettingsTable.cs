using System.Text.Json.Nodes;

namespace MarketData.Infra.Configuration;

/// <summary>A setting: a row of the table.</summary>
/// <param name="Path">Where it is in a settings file, such as <c>function.memoryMb</c>.</param>
/// <param name="Schema">What it may be, and what it is for.</param>
public sealed record Field(string Path, JsonNode Schema)
{
    /// <summary>The environment variable that overrides the file.</summary>
    public string Variable => (string)Schema["x-variable"]!;

    public JsonNode? Default => Schema["default"];
}

/// <summary>The table of settings, <c>settings/schema.json</c>: reading, documentation and editors follow it.</summary>
public static class SettingsTable
{
    public static JsonObject Schema { get; } = Load();

    public static IReadOnlyList<Field> Fields { get; } = [.. FieldsOf(Schema, "")];

    static JsonObject Load()
    {
        using var resource = typeof(SettingsTable).Assembly.GetManifestResourceStream("settings/schema.json")!;
        return JsonNode.Parse(resource)!.AsObject();
    }

    static IEnumerable<Field> FieldsOf(JsonNode parent, string prefix) =>
        parent["properties"]!
            .AsObject()
            .SelectMany(entry =>
                entry.Value!["x-variable"] is not null ? [new(prefix + entry.Key, entry.Value)]
                : entry.Value["properties"] is not null ? FieldsOf(entry.Value, $"{prefix}{entry.Key}.")
                : []
            );
}
