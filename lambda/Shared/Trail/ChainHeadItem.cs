using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Shared.Storage;

namespace MarketData.Shared.Trail;

/// <summary>
/// The end of an audit chain in the state table: part of a symbol's row, or for rejections a row of its own. Its
/// sequence is the version that the next commit is conditional on.
/// </summary>
public static class ChainHeadItem
{
    public const string Version = "sequence";

    const int FirstKey = 1;

    public static Item KeyOf(TableSchema state, string chain) => new() { [state.HashKey] = Attributes.Text(chain) };

    public static Item Write(TableSchema state, string chain, ChainHead head)
    {
        var item = new Item(KeyOf(state, chain))
        {
            [Version] = Attributes.Number(head.Sequence),
            ["head"] = Attributes.Bytes(head.Hash.ToArray()),
        };

        // The row of a busy symbol is near the next kilobyte, and most trails never have a second key.
        if (head.Key > FirstKey)
        {
            item["key"] = Attributes.Number(head.Key);
        }

        return item;
    }

    public static ChainHead Read(Item item) =>
        new(item.ReadLong(Version), item.ReadDigest("head"), item.ContainsKey("key") ? item.ReadInt("key") : FirstKey);

    /// <summary>The row with an end, if the end is still the one that was decided on.</summary>
    public static Put PutAfter(TrailSettings trail, Item item, ChainHead decidedOn)
    {
        var put = new Put { TableName = trail.StateTable, Item = item };
        if (decidedOn.Sequence == 0)
        {
            put.ConditionExpression = $"attribute_not_exists({trail.StateSchema.HashKey})";
            return put;
        }

        put.ConditionExpression = "#version = :decided_on";
        put.ExpressionAttributeNames = new() { ["#version"] = Version };
        put.ExpressionAttributeValues = new() { [":decided_on"] = Attributes.Number(decidedOn.Sequence) };
        return put;
    }
}
