using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Decisions;
using MarketData.Processor.Storage;

namespace MarketData.Processor.Committing;

static class Puts
{
    /// <summary>The state row, if it is still the one that was decided on.</summary>
    public static Put State(string table, Decision decision)
    {
        var put = new Put { TableName = table, Item = SymbolStateItem.Write(decision.Next) };
        if (decision.Previous.Sequence == 0)
        {
            put.ConditionExpression = $"attribute_not_exists({SymbolStateItem.Key})";
            return put;
        }

        put.ConditionExpression = "#version = :decided_on";
        put.ExpressionAttributeNames = new() { ["#version"] = SymbolStateItem.Version };
        put.ExpressionAttributeValues = new() { [":decided_on"] = Attributes.Number(decision.Previous.Sequence) };
        return put;
    }

    /// <summary>Where it is there already, the refusal brings the stored item along.</summary>
    public static Put Once(string table, string key, Item item) => new()
    {
        TableName = table,
        Item = item,
        ConditionExpression = $"attribute_not_exists({key})",
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    /// <summary>Guarded by the state row in the same transaction.</summary>
    public static Put Overwriting(string table, Item item) => new() { TableName = table, Item = item };
}
