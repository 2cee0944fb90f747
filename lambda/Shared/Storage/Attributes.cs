using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace MarketData.Shared.Storage;

/// <summary>Values as DynamoDB holds them. Decimals keep every digit; times are text that sorts as time does.</summary>
public static class Attributes
{
    public const string MinuteFormat = "yyyy-MM-ddTHH:mmZ";

    public static AttributeValue Text(string value) => new(value);

    public static AttributeValue Number(decimal value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>In full: what is computed on from it must be what was computed.</summary>
    public static AttributeValue Number(double value) =>
        new() { N = value.ToString("R", CultureInfo.InvariantCulture) };

    /// <summary>To twelve digits, for people to read.</summary>
    public static AttributeValue Rounded(double value) =>
        new() { N = value.ToString("G12", CultureInfo.InvariantCulture) };

    public static AttributeValue Bytes(byte[] value) => new() { B = new MemoryStream(value) };

    public static AttributeValue Flag(bool value) => new() { BOOL = value };

    public static AttributeValue List(IEnumerable<AttributeValue> values) => new() { L = [.. values] };

    public static AttributeValue Map(IEnumerable<KeyValuePair<string, AttributeValue>> members) =>
        new() { M = new(members) };

    public static AttributeValue Time(DateTimeOffset time) =>
        new(time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Shorter than text where nobody sorts by it: units of 100 ns since the year 1.</summary>
    public static AttributeValue Ticks(DateTimeOffset time) => Number(time.UtcTicks);

    public static AttributeValue Minute(DateTimeOffset minute) =>
        new(minute.UtcDateTime.ToString(MinuteFormat, CultureInfo.InvariantCulture));
}
