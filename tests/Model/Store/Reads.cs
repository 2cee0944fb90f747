using System.Text.Json;
using MarketData.Contract;

namespace MarketData.Tests.Model.Store;

/// <summary>GetItem, BatchGetItem, Query and Scan.</summary>
sealed class Reads(ModelTables tables)
{
    const int MaxKeys = 100;

    public void GetItem(JsonElement json, Utf8JsonWriter answer)
    {
        var request = new Request("GetItem", json, "TableName", "Key", "ConsistentRead");
        var table = tables[request.Table];
        table.Find(ItemKey.Read(table.Definition, request.ReadItem("Key")))?.Write(answer, "Item");
    }

    public void BatchGetItem(JsonElement json, Utf8JsonWriter answer)
    {
        answer.WriteStartObject("Responses");
        foreach (var asked in json.GetProperty("RequestItems").EnumerateObject())
        {
            var request = new Request("BatchGetItem", asked.Value, "Keys", "ConsistentRead");
            var table = tables[asked.Name];
            var keys = request["Keys"]!
                .Value.EnumerateArray()
                .Select(key => ItemKey.Read(table.Definition, Item.Read(key)))
                .ToList();
            if (keys.Count is 0 or > MaxKeys)
            {
                throw ServiceError.Validation("Too many items requested for the BatchGetItem call");
            }

            if (keys.Distinct().Count() < keys.Count)
            {
                throw ServiceError.Validation("Provided list of item keys contains duplicates");
            }

            WriteItems(answer, asked.Name, keys.Select(table.Find).OfType<Item>());
        }

        answer.WriteEndObject();
        answer.WriteStartObject("UnprocessedKeys");
        answer.WriteEndObject();
    }

    public void Query(JsonElement json, Utf8JsonWriter answer)
    {
        var request = new Request(
            "Query",
            json,
            "TableName",
            "IndexName",
            "KeyConditionExpression",
            "FilterExpression",
            "Limit",
            "ExclusiveStartKey",
            "ScanIndexForward",
            "ConsistentRead"
        );
        var table = tables[request.Table];
        var index = request.Text("IndexName") is { } name ? Index(table, name) : null;
        if (index is not null && request.Flag("ConsistentRead"))
        {
            throw ServiceError.Validation("Consistent reads are not supported on global secondary indexes");
        }

        var keys = KeyCondition.Of(
            request.ReadCondition("KeyConditionExpression")!,
            index?.HashKey ?? table.Definition.HashKey,
            index?.RangeKey ?? table.Definition.RangeKey
        );
        var rows = (index is null ? table.Rows(keys.Hash) : table.Rows(index, keys.Hash)).Where(row =>
            keys.Holds(row.Item)
        );
        var page = Page.Of(
            request,
            table.Definition,
            index,
            request.Flag("ScanIndexForward", absent: true) ? rows : rows.Reverse()
        );
        request.Names.AllUsed();
        Write(answer, page);
    }

    public void Scan(JsonElement json, Utf8JsonWriter answer)
    {
        var request = new Request(
            "Scan",
            json,
            "TableName",
            "FilterExpression",
            "Limit",
            "ExclusiveStartKey",
            "ConsistentRead"
        );
        var table = tables[request.Table];
        var page = Page.Of(request, table.Definition, index: null, table.Rows());
        request.Names.AllUsed();
        Write(answer, page);
    }

    static IndexSchema Index(ModelTable table, string name) =>
        table.Definition.Indexes.FirstOrDefault(index => index.Name == name)
        ?? throw ServiceError.Validation($"The table does not have the specified index: {name}");

    static void Write(Utf8JsonWriter answer, Page page)
    {
        WriteItems(answer, "Items", page.Items);
        answer.WriteNumber("Count", page.Items.Count);
        answer.WriteNumber("ScannedCount", page.Scanned);
        page.Last?.Write(answer, "LastEvaluatedKey");
    }

    static void WriteItems(Utf8JsonWriter answer, string member, IEnumerable<Item> items)
    {
        answer.WriteStartArray(member);
        foreach (var item in items)
        {
            item.Write(answer);
        }

        answer.WriteEndArray();
    }
}
