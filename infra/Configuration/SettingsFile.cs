using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MarketData.Infra.Configuration;

/// <summary>The settings of one environment, such as <c>settings/dev.json</c>.</summary>
/// <param name="Name">As its user knows it.</param>
/// <param name="Json">What it says.</param>
sealed record SettingsFile(string Name, JsonObject Json)
{
    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Null, with a problem, where there is no such file or it is not a JSON object.</summary>
    public static SettingsFile? Read(string folder, string environment, List<string> problems)
    {
        var name = $"{Path.GetFileName(folder)}/{environment}.json";
        var path = Path.Combine(folder, $"{environment}.json");
        if (!File.Exists(path))
        {
            problems.Add(
                $"There is no environment '{environment}', because {name} does not exist. There are "
                    + $"{string.Join(", ", Environments(folder))}. To add one, write its file: {{}} is all defaults."
            );
            return null;
        }

        var text = File.ReadAllText(path);
        try
        {
            var json = JsonNode.Parse(text, documentOptions: Strict);
            problems.AddRange(SchemaCheck.Problems(json, SettingsTable.Schema, $"{name}:"));
            return json is JsonObject settings ? new(name, settings) : null;
        }
        catch (JsonException failure)
        {
            problems.Add($"{name} is not valid JSON: {Describe(failure, text)}.");
            return null;
        }
    }

    public JsonNode? Find(string path) =>
        path.Split('.').Aggregate((JsonNode?)Json, (node, name) => (node as JsonObject)?[name]);

    static IEnumerable<string> Environments(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name != "schema")
            .Order(StringComparer.Ordinal);

    static string Describe(JsonException failure, string text)
    {
        if (failure is not { LineNumber: { } line, BytePositionInLine: { } bytes })
        {
            // The one fault without a place is a name that an object has twice, which the message quotes.
            return $"an object has '{failure.Message.Split('\'')[1]}' twice";
        }

        var content = text.Split('\n')[line].TrimEnd('\r');
        var column = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(content)[..(int)bytes]).Length;
        var found = column < content.Length ? $"'{content[column]}' is wrong" : "something is missing";
        return $"{found} at line {line + 1}, column {column + 1}";
    }
}
