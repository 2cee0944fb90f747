using System.Text.Json;

namespace Amazon.StandIn;

/// <summary>Members that may be absent: an unset one is not written, a missing one reads as null.</summary>
static class JsonMembers
{
    public static void WriteOptional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, int? value)
    {
        if (value is not null)
        {
            writer.WriteNumber(name, value.Value);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, long? value)
    {
        if (value is not null)
        {
            writer.WriteNumber(name, value.Value);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is not null)
        {
            writer.WriteBoolean(name, value.Value);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, DateTime? value)
    {
        if (value is { } time)
        {
            writer.WriteNumber(name, (time.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
        }
    }

    public static void WriteList<T>(
        this Utf8JsonWriter writer,
        string name,
        IEnumerable<T>? items,
        Action<Utf8JsonWriter, T> writeMembers
    )
    {
        if (items is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writeMembers(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteList(this Utf8JsonWriter writer, string name, IEnumerable<string>? values)
    {
        if (values is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    public static void WriteMap(this Utf8JsonWriter writer, string name, Dictionary<string, string>? values)
    {
        if (values is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var member)
        && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    public static string? Text(this JsonElement element, string name) => element.Member(name)?.GetString();

    public static int? Number(this JsonElement element, string name) => element.Member(name)?.GetInt32();

    public static long? LongNumber(this JsonElement element, string name) => element.Member(name)?.GetInt64();

    /// <summary>The JSON protocols write a time as the seconds since 1970, with decimals.</summary>
    public static DateTime? Time(this JsonElement element, string name) =>
        element.Member(name) is { } seconds ? DateTime.UnixEpoch.AddSeconds(seconds.GetDouble()) : null;

    public static List<T>? List<T>(this JsonElement element, string name, Func<JsonElement, T> read) =>
        element.Member(name)?.EnumerateArray().Select(read).ToList();

    public static List<string>? Texts(this JsonElement element, string name) =>
        element.List(name, item => item.GetString()!);

    public static Dictionary<string, string>? Map(this JsonElement element, string name) =>
        element.Map(name, value => value.GetString()!);

    public static Dictionary<string, T>? Map<T>(this JsonElement element, string name, Func<JsonElement, T> read) =>
        element.Member(name)?.EnumerateObject().ToDictionary(member => member.Name, member => read(member.Value));
}
