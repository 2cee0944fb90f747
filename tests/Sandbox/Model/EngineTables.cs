using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;

namespace MarketData.SandboxTests.Model;

static class EngineTables
{
    /// <summary>A table of the model, as the engine makes it.</summary>
    public static CreateTableRequest Request(TableSchema table, string name) =>
        new()
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = Key(table.HashKey, table.RangeKey),
            AttributeDefinitions =
            [
                .. table
                    .KeyAttributes.Concat(table.Indexes.SelectMany(index => new[] { index.HashKey, index.RangeKey }))
                    .Distinct()
                    .Select(attribute => new AttributeDefinition(
                        attribute,
                        table.NumberKeys.Contains(attribute) ? ScalarAttributeType.N : ScalarAttributeType.S
                    )),
            ],
            GlobalSecondaryIndexes =
                table.Indexes.Count == 0
                    ? null
                    :
                    [
                        .. table.Indexes.Select(index => new GlobalSecondaryIndex
                        {
                            IndexName = index.Name,
                            KeySchema = Key(index.HashKey, index.RangeKey),
                            Projection = new() { ProjectionType = ProjectionType.ALL },
                        }),
                    ],
        };

    static List<KeySchemaElement> Key(string hash, string? range) =>
        range is null ? [new(hash, KeyType.HASH)] : [new(hash, KeyType.HASH), new(range, KeyType.RANGE)];
}
