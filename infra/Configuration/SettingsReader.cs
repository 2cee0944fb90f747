using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.Infra.Configuration;

/// <summary>Reads variables over the environment's file over the defaults, and finds every problem at once.</summary>
public static class SettingsReader
{
    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Either settings, or a sentence for each problem.</summary>
    public static bool TryRead(
        SettingsSources sources,
        [NotNullWhen(true)] out Settings? settings,
        out IReadOnlyList<string> problems
    )
    {
        var found = new List<string>(sources.Problems);
        var suffix = sources.Suffix(found);
        var file = suffix is null ? null : SettingsFile.Read(sources.Folder, suffix, found);
        var values = new Dictionary<string, JsonNode?>();
        foreach (var field in SettingsTable.Fields)
        {
            var text = sources.Text(field.Variable);
            var value = text is null ? file?.Find(field.Path) : Parse(text, field.Schema);
            var wrong = value is null ? [] : SchemaCheck.Problems(value, field.Schema, field.Variable).ToList();
            if (wrong.Count == 0)
            {
                values[field.Path] = value is null ? field.Default : Normalize(value, field.Schema);
            }
            else if (text is not null)
            {
                found.AddRange(wrong);
            }
        }

        if (values.TryGetValue("production", out var production) && production is null)
        {
            values["production"] = suffix == "prod";
        }

        found.AddRange(Contradictions(sources, file, values));
        found.AddRange(Consistency.Problems(values));
        problems = found;
        settings = found.Count == 0 ? Build(suffix!, values) : null;
        return settings is not null;
    }

    /// <summary>
    /// Shells and CI systems set the variable of the region for their own purposes: it must not move a deployment.
    /// An emulator is in no region of the settings.
    /// </summary>
    static IEnumerable<string> Contradictions(
        SettingsSources sources,
        SettingsFile? file,
        Dictionary<string, JsonNode?> values
    )
    {
        var said = sources.Text(SettingsVariables.Region);
        var written = (file?.Find("region") as JsonValue)?.ToString();
        var contradict = said is not null && written is not null && said != written;
        return contradict && !((bool?)values.GetValueOrDefault("emulated") ?? false)
            ?
            [
                $"{SettingsVariables.Region} is \"{said}\", "
                    + $"but must be \"{written}\" as {file!.Name} says in region, or absent.",
            ]
            : [];
    }

    /// <summary>A variable's text as it would be in a file; what cannot be read stays a text, to be refused.</summary>
    static JsonNode Parse(string text, JsonNode schema)
    {
        var items = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (string?)schema["type"] switch
        {
            "string" => text,
            "array" => ParseList(text) ?? new JsonArray([.. items]),
            "object" when items.All(item => item.Contains('=')) => new JsonObject(
                items
                    .Select(item => item.Split('=', 2, StringSplitOptions.TrimEntries))
                    .Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1]))
            ),
            "boolean" when bool.TryParse(text, out var on) => on,
            _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => text,
        };
    }

    /// <summary>Null where it is no list in JSON.</summary>
    static JsonArray? ParseList(string text)
    {
        try
        {
            return text.StartsWith('[') ? JsonNode.Parse(text) as JsonArray : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// A repeated item counts once; a bare address is a subscriber without a filter; a word in a number's place says
    /// that there is none.
    /// </summary>
    static JsonNode? Normalize(JsonNode value, JsonNode schema) =>
        value switch
        {
            JsonArray list => new JsonArray([
                .. list.Select(item =>
                        schema["items"]!["oneOf"] is not null && item is JsonValue
                            ? new JsonObject { ["email"] = item.DeepClone() }
                            : item!.DeepClone()
                    )
                    .DistinctBy(item => item.ToJsonString(), StringComparer.OrdinalIgnoreCase),
            ]),
            JsonValue word when schema["oneOf"] is not null && word.GetValueKind() == JsonValueKind.String => null,
            _ => value,
        };

    static Settings Build(string suffix, Dictionary<string, JsonNode?> values)
    {
        values["queue.visibilityTimeoutSeconds"] ??=
            QueueSettings.VisibilityPerTimeout * (int)values["function.timeoutSeconds"]!;
        values["function.maximumConcurrency"] ??=
            ((int?)values["function.reservedConcurrency"] ?? FunctionSettings.UnreservedConcurrency)
            - FunctionSettings.ForTheSweep;
        var json = new JsonObject { ["suffix"] = suffix };
        foreach (var (path, value) in values)
        {
            var names = path.Split('.');
            var group = names.Length == 1 ? json : (JsonObject)(json[names[0]] ??= new JsonObject());
            group[names[^1]] = value?.DeepClone();
        }

        return json.Deserialize<Settings>(Strict)!;
    }
}
