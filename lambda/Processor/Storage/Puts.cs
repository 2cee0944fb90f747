using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;

namespace MarketData.Processor.Storage;

static class Puts
{
    /// <summary>The state row, if it is still the one that was decided on.</summary>
    public static Put State(string table, Item item, ChainHead decidedOn)
    {
        var put = new Put { TableName = table, Item = item };
        if (decidedOn.Sequence == 0)
        {
            put.ConditionExpression = $"attribute_not_exists({Tables.SymbolState.HashKey})";
            return put;
        }

        put.ConditionExpression = "#version = :decided_on";
        put.ExpressionAttributeNames = new() { ["#version"] = ChainHeadItem.Version };
        put.ExpressionAttributeValues = new() { [":decided_on"] = Attributes.Number(decidedOn.Sequence) };
        return put;
    }

    /// <summary>Where it is there already, the refusal brings the stored item along.</summary>
    public static Put Once(string table, TableSchema schema, Item item) =>
        new()
        {
            TableName = table,
            Item = item,
            ConditionExpression = $"attribute_not_exists({schema.HashKey})",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };

    /// <summary>
    /// A bar, if it is still the one that was read: reads of several items are not one with the state's, and a bar from
    /// before a trade would take the trade's volume away again.
    /// </summary>
    public static Put Bar(string table, Item item, long lastWrittenAt)
    {
        var put = new Put
        {
            TableName = table,
            Item = item,
            ConditionExpression = "attribute_not_exists(#written_at)",
            ExpressionAttributeNames = new() { ["#written_at"] = BarItem.WrittenAt },
        };
        if (lastWrittenAt > 0)
        {
            put.ConditionExpression = "#written_at = :last_written_at";
            put.ExpressionAttributeValues = new() { [":last_written_at"] = Attributes.Number(lastWrittenAt) };
        }

        return put;
    }
}
