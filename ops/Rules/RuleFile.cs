using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace MarketData.Ops.Rules;

/// <summary>
/// A rule as an operator writes it: a JSON object with the fields of a row. What they hold is not checked here.
/// </summary>
public static class RuleFile
{
    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="FormatException">It is not one JSON object.</exception>
    public static Item Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => Value(field.Value))
                : throw new FormatException("it must hold one JSON object with the fields of a rule.");
        }
        catch (JsonException failure)
        {
            throw new FormatException($"it is not JSON: {failure.Message}", failure);
        }
    }

    /// <summary>Numbers keep the digits they were written with. No field of a rule is a list or an object.</summary>
    static AttributeValue Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => new() { S = value.GetString() },
            JsonValueKind.Number => new() { N = value.GetRawText() },
            JsonValueKind.True or JsonValueKind.False => new() { BOOL = value.GetBoolean() },
            JsonValueKind.Null => new() { NULL = true },
            _ => new() { M = [] },
        };
}
