using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;

namespace MarketData.SandboxTests.Ops;

/// <summary>The tables of trades, as far as the operator's commands see them: without indexes.</summary>
static class TradeTables
{
    public static CreateTableRequest Request(TableSchema table, string name) =>
        new()
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema =
            [
                .. table.KeyAttributes.Select(
                    (attribute, i) => new KeySchemaElement(attribute, i == 0 ? KeyType.HASH : KeyType.RANGE)
                ),
            ],
            AttributeDefinitions =
            [
                .. table.KeyAttributes.Select(attribute => new AttributeDefinition(
                    attribute,
                    table.NumberKeys.Contains(attribute) ? ScalarAttributeType.N : ScalarAttributeType.S
                )),
            ],
        };
}
