using System.Text.Json;
using MarketData.Contract;

namespace MarketData.Tests.Model.Simulated;

/// <summary>The partitions that a request reads or writes.</summary>
static class RequestKeys
{
    /// <returns>For each item of a request, in its order, the partition keys of its table and indexes.</returns>
    public static IReadOnlyList<IReadOnlySet<string>> Of(IStore store, Call call)
    {
        if (call.Operation == "PublishBatch")
        {
            return [];
        }

        using var json = JsonDocument.Parse(call.Body);
        var request = json.RootElement;
        return call.Operation switch
        {
            "TransactWriteItems" =>
            [
                .. request
                    .GetProperty("TransactItems")
                    .EnumerateArray()
                    .Select(item => OfItem(store, item.EnumerateObject().Single().Value)),
            ],
            "BatchGetItem" =>
            [
                .. request
                    .GetProperty("RequestItems")
                    .EnumerateObject()
                    .SelectMany(table =>
                        table
                            .Value.GetProperty("Keys")
                            .EnumerateArray()
                            .Select(key => Keys(SchemaOf(store, table.Name), key))
                    ),
            ],
            "Query" => [Texts(request.GetProperty("ExpressionAttributeValues"))],
            "GetItem" or "PutItem" or "UpdateItem" => [OfItem(store, request)],
            _ => [],
        };
    }

    static HashSet<string> OfItem(IStore store, JsonElement request) =>
        Keys(
            SchemaOf(store, request.GetProperty("TableName").GetString()!),
            request.TryGetProperty("Item", out var item) ? item : request.GetProperty("Key")
        );

    static HashSet<string> Keys(TableSchema table, JsonElement item) =>
        [
            .. table
                .Indexes.Select(index => index.HashKey)
                .Prepend(table.HashKey)
                .Select(name => item.TryGetProperty(name, out var value) ? Text(value) : null)
                .OfType<string>(),
        ];

    static HashSet<string> Texts(JsonElement values) =>
        [.. values.EnumerateObject().Select(value => Text(value.Value)).OfType<string>()];

    static string? Text(JsonElement value) => value.TryGetProperty("S", out var text) ? text.GetString() : null;

    static TableSchema SchemaOf(IStore store, string name) => Tables.All.Single(table => store.NameOf(table) == name);
}
