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

    /// <summary>Guarded by the state row in the same transaction.</summary>
    public static Put Overwriting(string table, Item item) => new() { TableName = table, Item = item };
}
