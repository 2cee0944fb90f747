using System.Text;
using System.Text.Json;

namespace MarketData.Tests.Model.Store;

/// <summary>An attribute's value, checked and normalized as it comes in.</summary>
abstract record Value
{
    Value() { }

    /// <summary>By AWS's rules for sizes of items, in bytes.</summary>
    public abstract int Size { get; }

    public abstract void Write(Utf8JsonWriter json);

    public static Value Read(JsonElement json)
    {
        var members = json.EnumerateObject();
        if (!members.MoveNext())
        {
            throw ServiceError.Validation(
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
            );
        }

        var value = members.Current.Value;
        return members.Current.Name switch
        {
            "S" => new Text(value.GetString()!),
            "N" => new Number(DynamoNumber.Parse(value.GetString()!)),
            "B" => new Bytes(value.GetString()!),
            "BOOL" => new Flag(value.GetBoolean()),
            "NULL" => new Null(),
            "L" => new List([.. value.EnumerateArray().Select(Read)]),
            "M" => new Map(Item.Read(value)),
            var type => throw new NotModelledException($"values of type {type}"),
        };
    }

    public sealed record Text(string Value) : Value
    {
        public override int Size => Encoding.UTF8.GetByteCount(Value);

        public override void Write(Utf8JsonWriter json) => json.WriteString("S", Value);
    }

    public sealed record Number(DynamoNumber Value) : Value
    {
        public override int Size => (Value.Length + 1) / 2 + 1;

        public override void Write(Utf8JsonWriter json) => json.WriteString("N", Value.ToString());
    }

    public sealed record Bytes(string Base64) : Value
    {
        public override int Size => Convert.FromBase64String(Base64).Length;

        public override void Write(Utf8JsonWriter json) => json.WriteString("B", Base64);
    }

    public sealed record Flag(bool Value) : Value
    {
        public override int Size => 1;

        public override void Write(Utf8JsonWriter json) => json.WriteBoolean("BOOL", Value);
    }

    public sealed record Null : Value
    {
        public override int Size => 1;

        public override void Write(Utf8JsonWriter json) => json.WriteBoolean("NULL", true);
    }

    public sealed record List(IReadOnlyList<Value> Values) : Value
    {
        public override int Size => 3 + Values.Sum(value => 1 + value.Size);

        public override void Write(Utf8JsonWriter json)
        {
            json.WriteStartArray("L");
            foreach (var value in Values)
            {
                json.WriteStartObject();
                value.Write(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    public sealed record Map(Item Members) : Value
    {
        public override int Size => 3 + Members.Count + Members.Size;

        public override void Write(Utf8JsonWriter json) => Members.Write(json, "M");
    }
}
