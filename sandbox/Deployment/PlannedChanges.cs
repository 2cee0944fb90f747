using System.Text.Json;

namespace MarketData.Sandbox.Deployment;

/// <summary>Terraform's plan (https://developer.hashicorp.com/terraform/internals/json-format), reduced to what would change.</summary>
static class PlannedChanges
{
    public static IReadOnlyList<string> Parse(string json)
    {
        using var plan = JsonDocument.Parse(json);
        return
        [
            .. plan
                .RootElement.GetProperty("resource_changes")
                .EnumerateArray()
                .SelectMany(Read)
                .Order(StringComparer.Ordinal),
        ];
    }

    static IEnumerable<string> Read(JsonElement resource)
    {
        var address = resource.GetProperty("address").GetString()!;
        var change = resource.GetProperty("change");
        var actions = string.Join(
            '+',
            change.GetProperty("actions").EnumerateArray().Select(action => action.GetString())
        );
        return actions switch
        {
            // Data is read again in every plan.
            "no-op" or "read" => [],
            "update" => Attributes(change).Select(attribute => $"{address}: {attribute}"),
            _ => [$"{address}: {actions}"],
        };
    }

    static IEnumerable<string> Attributes(JsonElement change)
    {
        var before = change.GetProperty("before");
        var unknown = change.GetProperty("after_unknown");
        var after = change
            .GetProperty("after")
            .EnumerateObject()
            .ToDictionary(attribute => attribute.Name, attribute => attribute.Value);
        foreach (
            var attribute in before
                .EnumerateObject()
                .Where(attribute =>
                    !unknown.TryGetProperty(attribute.Name, out var flag) || flag.ValueKind != JsonValueKind.True
                )
        )
        {
            if (!after.TryGetValue(attribute.Name, out var value) || value.GetRawText() != attribute.Value.GetRawText())
            {
                yield return attribute.Name;
            }
        }
    }
}
