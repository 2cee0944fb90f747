using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace MarketData.Tests.Model.Store;

/// <summary>An item, or a map in one: attributes by name. Never changed; a change makes another.</summary>
sealed class Item
{
    public static readonly Item Empty = new(ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal));

    readonly ImmutableSortedDictionary<string, Value> attributes;

    Item(ImmutableSortedDictionary<string, Value> attributes) => this.attributes = attributes;

    public int Count => attributes.Count;

    public int Size => attributes.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + attribute.Value.Size);

    public Value? this[string name] => attributes.GetValueOrDefault(name);

    public static Item Read(JsonElement json)
    {
        var attributes = Empty.attributes.ToBuilder();
        foreach (var member in json.EnumerateObject())
        {
            attributes[member.Name] = Value.Read(member.Value);
        }

        return new Item(attributes.ToImmutable());
    }

    public Item With(string name, Value value) => new(attributes.SetItem(name, value));

    public Item Without(string name) => new(attributes.Remove(name));

    public Item Only(IEnumerable<string> names) =>
        new(
            names
                .Where(attributes.ContainsKey)
                .Aggregate(Empty.attributes, (kept, name) => kept.SetItem(name, attributes[name]))
        );

    public void Write(Utf8JsonWriter json, string? member = null)
    {
        if (member is not null)
        {
            json.WritePropertyName(member);
        }

        json.WriteStartObject();
        foreach (var (name, value) in attributes)
        {
            json.WriteStartObject(name);
            value.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
