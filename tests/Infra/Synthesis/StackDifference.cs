using System.Text.Json;
using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Synthesis;

/// <summary>
/// What a reviewer needs to know about two versions of a stack: which resources came and went, and of those that stayed
/// which attributes changed, from what to what.
/// </summary>
static class StackDifference
{
    /// <summary>What tells the items of a list apart, so that one more does not change all that follow.</summary>
    static readonly string[] Identities = ["sid", "id", "name", "title", "attribute_name"];

    static readonly string[] WithAddresses = ["resource", "data"];

    public static IEnumerable<string> Of(JsonNode? before, JsonNode? after)
    {
        var (old, current) = (Parts(before), Parts(after));
        foreach (var address in old.Keys.Union(current.Keys).Order(StringComparer.Ordinal))
        {
            if (!old.TryGetValue(address, out var was))
            {
                yield return $"+ {address}";
            }
            else if (!current.TryGetValue(address, out var now))
            {
                yield return $"- {address}";
            }
            else
            {
                foreach (var attribute in Changes(was, now))
                {
                    yield return $"~ {address}: {attribute}";
                }
            }
        }
    }

    static IEnumerable<string> Changes(JsonNode? before, JsonNode? after)
    {
        var (old, current) = (Leaves(before, "").ToDictionary(), Leaves(after, "").ToDictionary());
        return old
            .Keys.Union(current.Keys)
            .Where(path => old.GetValueOrDefault(path) != current.GetValueOrDefault(path))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path}: {Shown(old, path)} -> {Shown(current, path)}".TrimStart(':', ' '));
    }

    static string Shown(Dictionary<string, string> leaves, string path) => leaves.GetValueOrDefault(path, "(absent)");

    /// <summary>Resources and data sources by their addresses, and everything else by its first two names.</summary>
    static Dictionary<string, JsonNode?> Parts(JsonNode? stack) =>
        (stack?.AsObject() ?? [])
            .SelectMany(section =>
                section.Value switch
                {
                    JsonObject types when WithAddresses.Contains(section.Key) => types.SelectMany(type =>
                        type.Value!.AsObject()
                            .Select(entry =>
                                KeyValuePair.Create(
                                    section.Key == "data" ? $"data.{type.Key}.{entry.Key}" : $"{type.Key}.{entry.Key}",
                                    (JsonNode?)entry.Value
                                )
                            )
                    ),
                    JsonObject entries => entries.Select(entry =>
                        KeyValuePair.Create($"{section.Key}.{entry.Key}", (JsonNode?)entry.Value)
                    ),
                    _ => [KeyValuePair.Create(section.Key, (JsonNode?)section.Value)],
                }
            )
            .ToDictionary();

    static IEnumerable<KeyValuePair<string, string>> Leaves(JsonNode? node, string path) =>
        node switch
        {
            JsonObject { Count: > 0 } map => map.SelectMany(entry =>
                Leaves(entry.Value, $"{path}{(path == "" ? "" : ".")}{entry.Key}")
            ),
            JsonArray { Count: > 0 } list => Labels(list)
                .Zip(list)
                .SelectMany(item => Leaves(item.Second, $"{path}[{item.First}]")),
            null => [],
            _ when Embedded(node) is { } json => Leaves(json, path),
            _ => [KeyValuePair.Create(path, node.ToJsonString(Snapshot.Readable))],
        };

    static IEnumerable<string> Labels(JsonArray list)
    {
        var identities = list.Select(item =>
                item is JsonObject map
                    ? Identities
                        .Select(name => map[name] as JsonValue)
                        .FirstOrDefault(value => value is not null)
                        ?.ToString()
                    : null
            )
            .ToList();
        return identities.Contains(null) || identities.Distinct().Count() < list.Count
            ? Enumerable.Range(0, list.Count).Select(index => $"{index}")
            : identities!;
    }

    /// <summary>JSON in a text, such as a dashboard's body.</summary>
    static JsonNode? Embedded(JsonNode node)
    {
        if (node.GetValueKind() != JsonValueKind.String || !node.GetValue<string>().StartsWith('{'))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(node.GetValue<string>());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
