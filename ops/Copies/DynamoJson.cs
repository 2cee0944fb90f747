using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace MarketData.Ops.Copies;

/// <summary>
/// Reads items as DynamoDB writes them into exports.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
/// </summary>
static class DynamoJson
{
    /// <exception cref="FormatException">It is not one.</exception>
    public static Item ReadItem(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return ReadMap(json.RootElement.GetProperty("Item"));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"it is no item in DynamoDB's JSON. {wrong.Message}", wrong);
        }
    }

    static Item ReadMap(JsonElement map) =>
        map.EnumerateObject().ToDictionary(member => member.Name, member => ReadValue(member.Value));

    static AttributeValue ReadValue(JsonElement value)
    {
        var typed = value.EnumerateObject().Single();
        return typed.Name switch
        {
            "S" => new() { S = typed.Value.GetString() },
            "N" => new() { N = typed.Value.GetString() },
            "B" => new() { B = new MemoryStream(typed.Value.GetBytesFromBase64()) },
            "BOOL" => new() { BOOL = typed.Value.GetBoolean() },
            "NULL" => new() { NULL = typed.Value.GetBoolean() },
            "L" => new() { L = [.. typed.Value.EnumerateArray().Select(ReadValue)] },
            "M" => new() { M = ReadMap(typed.Value) },
            "SS" => new() { SS = [.. typed.Value.EnumerateArray().Select(text => text.GetString()!)] },
            "NS" => new() { NS = [.. typed.Value.EnumerateArray().Select(number => number.GetString()!)] },
            "BS" => new()
            {
                BS = [.. typed.Value.EnumerateArray().Select(bytes => new MemoryStream(bytes.GetBytesFromBase64()))],
            },
            _ => throw new JsonException($"'{typed.Name}' is no type of DynamoDB's."),
        };
    }
}
