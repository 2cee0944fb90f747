using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketData.Infra.Configuration;

/// <summary>
/// Reads settings and remembers what is wrong with them. A wrong value is answered with one that is allowed, so that
/// reading goes on and every problem is found at once. It also remembers every field it was asked for.
/// </summary>
sealed class SettingsReader(Func<string, string?> variable)
{
    readonly List<string> problems = [];
    readonly List<Field> fields = [];

    public IReadOnlyList<string> Problems => problems;
    public IReadOnlyList<Field> Fields => fields;

    /// <summary>What stands below the variables.</summary>
    public SettingsFile? File { get; set; }

    public void Report(string problem) => problems.Add(problem);

    public string Text(Field field, string fallback, string pattern, string allowed) =>
        Read(
            field with
            {
                Default = fallback,
            },
            TextSchema(pattern),
            allowed,
            fallback,
            given => Matching(given, pattern)
        );

    /// <summary>Null where nobody sets it.</summary>
    public string? OptionalText(Field field, string pattern, string allowed) =>
        Read(field, TextSchema(pattern), allowed, null, given => Matching(given, pattern));

    /// <summary>A wrong number is answered with the least, which makes no other setting look wrong.</summary>
    public int Number(Field field, int fallback, int least, int most)
    {
        var known = field with { Default = fallback.ToString(CultureInfo.InvariantCulture) };
        return Number(known, fallback, least, most, schemaLeast: least, $"a whole number from {least} to {most}");
    }

    /// <summary>A number whose least, also its default, is a multiple of another setting's value.</summary>
    public int Multiple(Field field, int factor, int of, int ofLeast, string ofWhat, int most)
    {
        var allowed = $"a whole number from {factor * of} ({factor} × {ofWhat}) to {most}";
        var known = field with
        {
            Default = $"{factor} × {ofWhat}",
            Allowed = $"a whole number from {factor} × {ofWhat} to {most}",
        };
        return Number(known, factor * of, factor * of, most, factor * ofLeast, allowed);
    }

    /// <summary>The first choice is the default.</summary>
    public T Choice<T>(Field field, IReadOnlyList<T> choices, Func<T, string>? nameOf = null)
        where T : notnull
    {
        var names = choices.Select(choice => nameOf?.Invoke(choice) ?? $"{choice}").ToList();
        JsonNode[] values =
        [
            .. choices.Select((choice, index) => choice is int number ? (JsonNode)number : names[index]),
        ];
        var allowed = $"one of {string.Join(", ", names)}";
        return Find(field with { Default = names[0] }, new JsonObject { ["enum"] = new JsonArray(values) }, allowed)
                is not { } given
                ? choices[0]
            : names.IndexOf(NameIn(given)) is var index and >= 0 ? choices[index]
            : Refuse(given, allowed, choices[0]);

        static string NameIn(Given given) =>
            typeof(T) == typeof(int) ? given.Number?.ToString(CultureInfo.InvariantCulture) ?? "" : given.Text ?? "";
    }

    public bool Switch(Field field, bool fallback)
    {
        const string allowed = "true or false";
        var known = field with { Default = fallback ? "true" : "false" };
        return Find(known, new JsonObject { ["type"] = "boolean" }, allowed) is not { } given
            ? fallback
            : given.Switch ?? Refuse(given, allowed, fallback);
    }

    public IReadOnlyList<string> List(Field field, string pattern, string allowed)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = TextSchema(pattern) };
        return Items(field, schema, allowed, item => Matching(item, pattern));
    }

    /// <summary>Every item is read by itself, so that one wrong item is named alone. Equal ones count once.</summary>
    public IReadOnlyList<T> Items<T>(Field field, JsonObject schema, string allowed, Func<Given, T?> read)
        where T : class
    {
        if (Find(field, schema, allowed) is not { } given)
        {
            return [];
        }

        return
        [
            .. (given.Items ?? Refuse<IReadOnlyList<Given>>(given, allowed, []))
                .Select(item => read(item) ?? Refuse<T?>(item, allowed, null))
                .OfType<T>()
                .Distinct(),
        ];
    }

    public IReadOnlyDictionary<string, string> Map(Field field, string pattern, string allowed)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = pattern },
            ["additionalProperties"] = TextSchema(pattern),
        };
        var map = new Dictionary<string, string>();
        if (Find(field, schema, allowed) is { } given)
        {
            foreach (var (name, value) in given.Members ?? Refuse<IReadOnlyList<(string, Given)>>(given, allowed, []))
            {
                map[name] =
                    Regex.IsMatch(name, pattern) && Matching(value, pattern) is { } text
                        ? text
                        : Refuse(value, allowed, "");
            }
        }

        return map;
    }

    public T Refuse<T>(Given given, string allowed, T fallback)
    {
        problems.Add($"{given.Where} is {given.Shown}, but must be {allowed}.");
        return fallback;
    }

    public static JsonObject TextSchema(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    /// <summary>The end of a pattern is the end of the text: in .NET it would also match before a last line feed.</summary>
    public static string? Matching(Given given, string pattern) =>
        given.Text is { } text && Regex.IsMatch(text, pattern) && !text.EndsWith('\n') ? text : null;

    int Number(Field field, int fallback, int least, int most, int schemaLeast, string allowed)
    {
        var schema = new JsonObject
        {
            ["type"] = "integer",
            ["minimum"] = schemaLeast,
            ["maximum"] = most,
        };
        return Find(field, schema, allowed) is not { } given ? fallback
            : given.Number is { } number && number >= least && number <= most ? number
            : Refuse(given, allowed, least);
    }

    T Read<T>(Field field, JsonObject schema, string allowed, T fallback, Func<Given, T?> read) =>
        Find(field, schema, allowed) is not { } given ? fallback : read(given) ?? Refuse(given, allowed, fallback);

    /// <summary>The variable, where there is one, else the file.</summary>
    Given? Find(Field field, JsonObject schema, string allowed)
    {
        fields.Add(field with { Schema = schema, Allowed = field.Allowed == "" ? allowed : field.Allowed });
        var value = variable(field.Variable);
        return string.IsNullOrWhiteSpace(value)
            ? File?.Find(field.Path)
            : new GivenByVariable(field.Variable, value.Trim());
    }
}
