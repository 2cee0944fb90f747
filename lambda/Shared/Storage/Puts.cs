using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;

namespace MarketData.Shared.Storage;

static class Puts
{
    /// <summary>Where it is there already, the refusal brings the stored item along.</summary>
    public static Put Once(string table, TableSchema schema, Item item) =>
        new()
        {
            TableName = table,
            Item = item,
            ConditionExpression = $"attribute_not_exists({schema.HashKey})",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
}
