using System.Globalization;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Audit;

namespace MarketData.Shared.Storage;

/// <summary>
/// Reads what <see cref="Attributes"/> wrote. An item may have been changed by hand: what does not fit is named.
/// </summary>
public static class AttributeReading
{
    const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    public static string ReadText(this AttributeValue value) => value.S ?? throw new WrongTypeException();

    public static decimal ReadDecimal(this AttributeValue value) =>
        decimal.Parse(Digits(value), CultureInfo.InvariantCulture);

    public static double ReadDouble(this AttributeValue value) =>
        double.Parse(Digits(value), CultureInfo.InvariantCulture);

    public static long ReadLong(this AttributeValue value) => long.Parse(Digits(value), CultureInfo.InvariantCulture);

    public static int ReadInt(this AttributeValue value) => checked((int)value.ReadLong());

    public static byte[] ReadBytes(this AttributeValue value) => value.B?.ToArray() ?? throw new WrongTypeException();

    public static Digest ReadDigest(this AttributeValue value) => Digest.Read(value.ReadBytes());

    public static DateTimeOffset ReadTime(this AttributeValue value) => ReadUtc(value, TimeFormat);

    public static DateTimeOffset ReadTicks(this AttributeValue value) => new(value.ReadLong(), TimeSpan.Zero);

    public static DateTimeOffset ReadMinute(this AttributeValue value) => ReadUtc(value, Attributes.MinuteFormat);

    public static List<AttributeValue> ReadList(this AttributeValue value) => value.L ?? throw new WrongTypeException();

    /// <param name="value">The list.</param>
    /// <param name="parts">How many it must have.</param>
    public static List<AttributeValue> ReadList(this AttributeValue value, int parts)
    {
        var list = value.ReadList();
        return list.Count == parts
            ? list
            : throw new FormatException($"The list has {list.Count} parts; it must have {parts}.");
    }

    public static Item ReadMap(this AttributeValue value) => value.M ?? throw new WrongTypeException();

    /// <summary>One of the names of an enumeration, in capitals.</summary>
    public static T ReadCode<T>(this Item item, string name)
        where T : struct, Enum =>
        item.Read(
            name,
            value =>
                Enum.TryParse<T>(value.ReadText(), ignoreCase: true, out var code)
                    ? code
                    : throw new FormatException($"'{value.S}' is not one of {string.Join(", ", Enum.GetNames<T>())}.")
        );

    public static string ReadText(this Item item, string name) => item.Read(name, ReadText);

    public static decimal ReadDecimal(this Item item, string name) => item.Read(name, ReadDecimal);

    public static double ReadDouble(this Item item, string name) => item.Read(name, ReadDouble);

    public static long ReadLong(this Item item, string name) => item.Read(name, ReadLong);

    public static int ReadInt(this Item item, string name) => item.Read(name, ReadInt);

    public static Digest ReadDigest(this Item item, string name) => item.Read(name, ReadDigest);

    public static DateTimeOffset ReadTime(this Item item, string name) => item.Read(name, ReadTime);

    public static DateTimeOffset ReadMinute(this Item item, string name) => item.Read(name, ReadMinute);

    /// <exception cref="FormatException">The message names the attribute.</exception>
    public static T Read<T>(this Item item, string name, Func<AttributeValue, T> read)
    {
        try
        {
            return item.TryGetValue(name, out var value) ? read(value) : throw new WrongTypeException();
        }
        catch (WrongTypeException wrong)
        {
            throw new FormatException($"{name} is missing or of another type.", wrong);
        }
        catch (Exception unreadable)
            when (unreadable is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new FormatException($"{name} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    static string Digits(AttributeValue value) => value.N ?? throw new WrongTypeException();

    static DateTimeOffset ReadUtc(AttributeValue value, string format) =>
        DateTimeOffset.ParseExact(
            value.ReadText(),
            format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );

    sealed class WrongTypeException() : FormatException("It is of another type.");
}
