using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketData.Infra.Configuration;

/// <summary>Checks a value with its JSON schema, as far as settings need it, and says plainly what is wrong.</summary>
public static class SchemaCheck
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="value">The value.</param>
    /// <param name="schema">What it may be.</param>
    /// <param name="where">A variable, or a path in a file; the file itself ends with a colon.</param>
    public static IEnumerable<string> Problems(JsonNode? value, JsonNode schema, string where) =>
        value switch
        {
            JsonObject map when Form(schema, "object") is { } form => Members(map, form, where),
            JsonArray list when Form(schema, "array") is { } form && HasLength(list, form) => list.SelectMany(
                (item, index) => Problems(item, form["items"]!, $"{where}[{index}]")
            ),
            JsonValue single when Forms(schema).Any(form => Fits(single, form)) => [],
            _ => [Problem(value, where, $"must be {Allowed(schema)}")],
        };

    /// <summary>What comes after "but must be".</summary>
    public static string Allowed(JsonNode schema) =>
        (string?)schema["title"]
        ?? (string?)schema["type"] switch
        {
            "integer" => $"a whole number from {schema["minimum"]} to {schema["maximum"]}",
            "boolean" => "true or false",
            "array" when schema["maxItems"] is { } most => $"a list of {schema["minItems"]} to {most} items",
            "array" => $"a list, each item {Allowed(schema["items"]!)}",
            "object" when schema["propertyNames"] is { } names => $"names and values, each of {Allowed(names)}",
            "object" => $"an object with {Names(schema)}",
            _ when schema["oneOf"] is { } forms => string.Join(", or ", forms.AsArray().Select(form => Allowed(form!))),
            _ when schema["const"] is { } only => $"{only}",
            _ => $"one of {string.Join(", ", schema["enum"]!.AsArray())}",
        };

    static IEnumerable<string> Members(JsonObject map, JsonNode schema, string where) =>
        map.SelectMany(entry => Member(entry.Key, entry.Value, schema, where))
            .Concat(
                (schema["required"]?.AsArray() ?? [])
                    .Where(name => !map.ContainsKey((string)name!))
                    .Select(name => Problem(map, where, $"must have {name}"))
            );

    static IEnumerable<string> Member(string name, JsonNode? value, JsonNode schema, string where)
    {
        var path = where.EndsWith(':') ? $"{where} {name}" : $"{where}.{name}";
        var known = schema["properties"]?[name] ?? schema["additionalProperties"] as JsonObject;
        return known is null ? [Problem(value, path, $"there is no such setting; there are {Names(schema)}")]
            : schema["propertyNames"] is { } names && !Fits(JsonValue.Create(name), names)
                ? [Problem(name, path, $"must be {Allowed(names)}")]
            : Problems(value, known, path);
    }

    static string Problem(JsonNode? value, string where, string problem) =>
        $"{where.TrimEnd(':')} is {value?.ToJsonString(Plain) ?? "null"}, but {problem}.";

    static bool Fits(JsonValue value, JsonNode schema) =>
        (string?)schema["type"] switch
        {
            "integer" => value.TryGetValue(out int number)
                && number >= (int)schema["minimum"]!
                && number <= (int)schema["maximum"]!,
            "boolean" => value.TryGetValue(out bool _),
            // In .NET the end of a pattern also matches before a last line feed.
            "string" => value.TryGetValue(out string? text)
                && Regex.IsMatch(text, (string?)schema["pattern"] ?? "")
                && !text.EndsWith('\n'),
            null when schema["const"] is { } only => JsonNode.DeepEquals(only, value),
            null => schema["enum"]!.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)),
            _ => false,
        };

    static bool HasLength(JsonArray list, JsonNode schema) =>
        list.Count >= ((int?)schema["minItems"] ?? 0) && list.Count <= ((int?)schema["maxItems"] ?? int.MaxValue);

    static IEnumerable<JsonNode> Forms(JsonNode schema) => schema["oneOf"]?.AsArray().Select(form => form!) ?? [schema];

    static JsonNode? Form(JsonNode schema, string type) =>
        Forms(schema).FirstOrDefault(form => (string?)form["type"] == type);

    static string Names(JsonNode schema) =>
        string.Join(", ", schema["properties"]!.AsObject().Select(entry => entry.Key).Where(name => name[0] != '$'));
}
