using System.Text;
using System.Text.Json;

namespace MarketData.Benchmarks.Aws;

/// <summary>
/// The size of an item as DynamoDB bills it, from its JSON on the wire.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
/// </summary>
static class ItemSize
{
    public static int Of(JsonElement item) =>
        item.EnumerateObject().Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Name) + OfValue(attribute.Value));

    static int OfValue(JsonElement typed)
    {
        var (type, value) = typed.EnumerateObject().Select(member => (member.Name, member.Value)).Single();
        return type switch
        {
            "S" => Encoding.UTF8.GetByteCount(value.GetString()!),
            "N" => OfNumber(value.GetString()!),
            "B" => value.GetBytesFromBase64().Length,
            "BOOL" or "NULL" => 1,
            "L" => 3 + value.EnumerateArray().Sum(member => 1 + OfValue(member)),
            "M" => 3
                + value
                    .EnumerateObject()
                    .Sum(member => 1 + Encoding.UTF8.GetByteCount(member.Name) + OfValue(member.Value)),
            _ => throw new NotSupportedException($"The function writes no attribute of type {type}."),
        };
    }

    /// <summary>A byte for two digits, one for the number, one for a sign.</summary>
    static int OfNumber(string number) =>
        (number.Count(char.IsAsciiDigit) + 1) / 2 + 1 + (number.StartsWith('-') ? 1 : 0);
}
