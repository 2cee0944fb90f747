using System.Text.Json;

namespace MarketData.Tests.Model.Store;

/// <summary>
/// What a request's <c>#names</c> and <c>:values</c> stand for. One that is missing, or that no expression uses, is the
/// request's fault.
/// </summary>
sealed class Names
{
    readonly Dictionary<string, string> names = [];
    readonly Dictionary<string, Value> values = [];
    readonly HashSet<string> unused = [];

    public Names(JsonElement request)
    {
        if (request.TryGetProperty("ExpressionAttributeNames", out var members))
        {
            names = members.EnumerateObject().ToDictionary(name => name.Name, name => name.Value.GetString()!);
        }

        if (request.TryGetProperty("ExpressionAttributeValues", out members))
        {
            values = members
                .EnumerateObject()
                .ToDictionary(value => value.Name, value => Store.Value.Read(value.Value));
        }

        unused.UnionWith([.. names.Keys, .. values.Keys]);
    }

    public string Attribute(string token)
    {
        if (!token.StartsWith('#'))
        {
            return token;
        }

        unused.Remove(token);
        return names.GetValueOrDefault(token)
            ?? throw ServiceError.Validation(
                $"An expression attribute name used in the document path is not defined; attribute name: {token}"
            );
    }

    public Value Value(string token)
    {
        unused.Remove(token);
        return values.GetValueOrDefault(token)
            ?? throw ServiceError.Validation(
                $"An expression attribute value used in expression is not defined; attribute value: {token}"
            );
    }

    public void AllUsed()
    {
        if (unused.Count > 0)
        {
            throw ServiceError.Validation(
                "Value provided in ExpressionAttributeNames or ExpressionAttributeValues unused in expressions: "
                    + $"{string.Join(", ", unused)}"
            );
        }
    }
}
