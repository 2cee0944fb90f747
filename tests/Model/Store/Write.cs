using System.Text.Json;

namespace MarketData.Tests.Model.Store;

/// <summary>A put, an update or a check of one item, alone or in a transaction.</summary>
sealed class Write
{
    public required ModelTable Table { get; init; }
    public required ItemKey Key { get; init; }
    public required Condition? Condition { get; init; }

    /// <summary>Null for a check.</summary>
    public required Func<Item, Item>? Change { get; init; }

    /// <summary>The attributes that an update names.</summary>
    public required IReadOnlyList<string> Updated { get; init; }

    public required bool ReturnsOld { get; init; }

    /// <summary>Of the item or key that the request brings.</summary>
    public required int Bytes { get; init; }

    /// <param name="kind">Put, Update or ConditionCheck.</param>
    /// <param name="json">What it is of.</param>
    /// <param name="tables">Where it writes.</param>
    /// <param name="also">Members that the caller reads.</param>
    public static Write Parse(string kind, JsonElement json, ModelTables tables, params ReadOnlySpan<string> also)
    {
        var request = new Request(
            kind,
            json,
            [
                "TableName",
                "ConditionExpression",
                "ReturnValuesOnConditionCheckFailure",
                .. also,
                .. kind switch
                {
                    "Put" => ["Item"],
                    "Update" => ["Key", "UpdateExpression"],
                    "ConditionCheck" => (string[])["Key"],
                    _ => throw new NotModelledException($"the operation {kind}"),
                },
            ]
        );
        var table = tables[request.Table];
        var item = request.ReadItem(kind == "Put" ? "Item" : "Key");
        var update = kind == "Update" ? UpdateExpression.Parse(request.Text("UpdateExpression")!, request.Names) : null;
        ModelTable.CheckSize(item);
        CheckKey(update, table);
        var write = new Write
        {
            Table = table,
            Key = kind == "Put" ? ItemKey.Of(table.Definition, item) : ItemKey.Read(table.Definition, item),
            Condition = request.ReadCondition("ConditionExpression"),
            Change = kind switch
            {
                "Put" => _ => item,
                "Update" => found => update!.Apply(found.Count > 0 ? found : item),
                _ => null,
            },
            Updated = [.. update?.Attributes ?? []],
            ReturnsOld = request.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD",
            Bytes = item.Size,
        };
        request.Names.AllUsed();
        return write;
    }

    /// <summary>Throws a refusal where what it would write is not allowed.</summary>
    public void Check()
    {
        if (Change is not null)
        {
            Table.Check(After(Change));
        }
    }

    /// <summary>
    /// Whether the condition does not hold, and the item that stands against it, if the request asks for that.
    /// </summary>
    public bool IsRefused(out Item? standing)
    {
        var found = Table.Find(Key);
        standing = ReturnsOld ? found : null;
        return Condition?.Holds(found ?? Item.Empty) == false;
    }

    public void Apply()
    {
        if (Change is not null)
        {
            Table.Put(Key, After(Change));
        }
    }

    Item After(Func<Item, Item> change) => change(Table.Find(Key) ?? Item.Empty);

    static void CheckKey(UpdateExpression? update, ModelTable table)
    {
        if (update?.Attributes.FirstOrDefault(table.Definition.KeyAttributes.Contains) is { } name)
        {
            throw ServiceError.Validation(
                $"One or more parameter values were invalid: Cannot update attribute {name}. This attribute is part "
                    + "of the key"
            );
        }
    }
}
