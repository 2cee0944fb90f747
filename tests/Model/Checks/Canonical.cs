using Amazon.DynamoDBv2.Model;
using MarketData.Tests.Model.Store;

namespace MarketData.Tests.Model.Checks;

/// <summary>Items as text that is equal where they are: by name, with numbers as DynamoDB keeps them.</summary>
static class Canonical
{
    public static string Text(StoredItem? item) => item is null ? "nothing" : Text(item, except: []);

    public static string Text(StoredItem item, params ReadOnlySpan<string> except)
    {
        var parts = new List<string>();
        foreach (var (name, value) in item.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            if (!except.Contains(name))
            {
                parts.Add($"{name}={Text(value)}");
            }
        }

        return $"{{{string.Join(", ", parts)}}}";
    }

    static string Text(AttributeValue value) =>
        value switch
        {
            { S: { } text } => $"'{text}'",
            { N: { } number } => DynamoNumber.Parse(number).ToString(),
            { B: { } bytes } => Convert.ToHexStringLower(bytes.ToArray()),
            { BOOL: { } flag } => $"{flag}",
            { M.Count: > 0 } => Text(value.M),
            _ => $"[{string.Join(", ", (value.L ?? []).Select(Text))}]",
        };
}
