using System.Text.Json;

namespace MarketData.Infra.Configuration;

/// <summary>The settings of one environment: <c>settings/dev.json</c>. Without such a file there is nothing in it.</summary>
sealed class SettingsFile
{
    const string Schema = "$schema";

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    readonly string name;
    readonly JsonElement root;

    SettingsFile(string name, JsonElement root) => (this.name, this.root) = (name, root);

    public static SettingsFile Load(string folder, string environment, Action<string> problem)
    {
        var name = $"{Path.GetFileName(folder)}/{environment}.json";
        var path = Path.Combine(folder, $"{environment}.json");
        using var document = File.Exists(path) ? Parse(name, File.ReadAllText(path), problem) : null;
        return new(name, document?.RootElement.Clone() ?? default);
    }

    public Given? Find(string path)
    {
        var element = root;
        foreach (var part in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        return new GivenByFile(name, path, element);
    }

    /// <summary>What stands in the file and is no field: a misspelt name must not leave a default in force.</summary>
    public IEnumerable<string> Strangers(IReadOnlyCollection<string> fields) =>
        root.ValueKind == JsonValueKind.Object ? Strangers(root, "", fields) : [];

    IEnumerable<string> Strangers(JsonElement group, string prefix, IReadOnlyCollection<string> fields)
    {
        foreach (var member in group.EnumerateObject().Where(member => prefix != "" || member.Name != Schema))
        {
            var path = prefix + member.Name;
            if (fields.Contains(path))
            {
                continue;
            }

            if (!fields.Any(field => field.StartsWith($"{path}.", StringComparison.Ordinal)))
            {
                yield return $"{name}: {path} is {member.Value.GetRawText()}, but there is no such setting; {Names(prefix, fields)}.";
            }
            else if (member.Value.ValueKind != JsonValueKind.Object)
            {
                yield return $"{name}: {path} is {member.Value.GetRawText()}, but must be an object; {Names($"{path}.", fields)}.";
            }
            else
            {
                foreach (var problem in Strangers(member.Value, $"{path}.", fields))
                {
                    yield return problem;
                }
            }
        }
    }

    static string Names(string prefix, IEnumerable<string> fields)
    {
        var names = fields
            .Where(field => field.StartsWith(prefix, StringComparison.Ordinal))
            .Select(field => field[prefix.Length..].Split('.')[0])
            .Distinct();
        return $"{(prefix == "" ? "the file" : prefix.TrimEnd('.'))} has {string.Join(", ", names)}";
    }

    static JsonDocument? Parse(string name, string text, Action<string> problem)
    {
        try
        {
            var document = JsonDocument.Parse(text, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            problem($"{name} is {document.RootElement.GetRawText()}, but must be a JSON object.");
            document.Dispose();
        }
        catch (JsonException failure)
        {
            problem($"{name} is not valid JSON: {failure.Message}");
        }

        return null;
    }
}
