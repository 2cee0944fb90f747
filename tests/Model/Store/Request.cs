using System.Text.Json;

namespace MarketData.Tests.Model.Store;

/// <summary>The members of a request, of which none may go unread.</summary>
sealed class Request
{
    readonly JsonElement json;

    public Request(string operation, JsonElement json, params ReadOnlySpan<string> known)
    {
        this.json = json;
        foreach (var member in json.EnumerateObject())
        {
            if (
                !known.Contains(member.Name)
                && member.Name is not ("ExpressionAttributeNames" or "ExpressionAttributeValues")
            )
            {
                throw new NotModelledException($"{operation} with {member.Name}");
            }
        }

        Names = new Names(json);
    }

    public Names Names { get; }

    public string Table => json.GetProperty("TableName").GetString()!;

    public JsonElement? this[string member] => json.TryGetProperty(member, out var value) ? value : null;

    public string? Text(string member) => this[member]?.GetString();

    public bool Flag(string member, bool absent = false) => this[member]?.GetBoolean() ?? absent;

    public Item ReadItem(string member) => Item.Read(json.GetProperty(member));

    public Condition? ReadCondition(string member) => Text(member) is { } text ? Condition.Parse(text, Names) : null;
}
