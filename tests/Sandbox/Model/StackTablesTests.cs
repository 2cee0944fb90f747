using Amazon.DynamoDBv2.Model;
using MarketData.Contract;

namespace MarketData.SandboxTests.Model;

[CancelAfter(300_000)]
public sealed class StackTablesTests
{
    [Test]
    public async Task The_model_has_the_tables_of_the_stacks(CancellationToken cancellation)
    {
        var engine = await LocalEngines.DynamoDbAsync();
        var names = await SynthesizedTables.CreateAsync(engine, cancellation);

        var stack = await Task.WhenAll(
            names.Select(async table =>
                $"{table.Key} {Keys((await engine.DescribeTableAsync(table.Value, cancellation)).Table)}"
            )
        );

        Assert.That(
            Tables.All.Select(table => $"{table.Purpose} {Keys(EngineTables.Request(table, table.Purpose))}"),
            Is.EquivalentTo(stack)
        );
    }

    static string Keys(TableDescription table) =>
        Keys(
            table.KeySchema,
            table.AttributeDefinitions,
            table.GlobalSecondaryIndexes?.Select(index => (index.IndexName, index.KeySchema, index.Projection))
        );

    static string Keys(CreateTableRequest table) =>
        Keys(
            table.KeySchema,
            table.AttributeDefinitions,
            table.GlobalSecondaryIndexes?.Select(index => (index.IndexName, index.KeySchema, index.Projection))
        );

    static string Keys(
        List<KeySchemaElement> key,
        List<AttributeDefinition> attributes,
        IEnumerable<(string Name, List<KeySchemaElement> Key, Projection Projection)>? indexes
    ) =>
        string.Join(
            "; ",
            (indexes ?? [])
                .Select(index => $"{index.Name} {Text(index.Key)} {index.Projection.ProjectionType}")
                .Append(Text(key))
                .Append(
                    string.Join(
                        ", ",
                        attributes
                            .Select(attribute => $"{attribute.AttributeName} {attribute.AttributeType}")
                            .Order(StringComparer.Ordinal)
                    )
                )
                .Order(StringComparer.Ordinal)
        );

    static string Text(List<KeySchemaElement> key) =>
        string.Join(", ", key.Select(element => $"{element.AttributeName} {element.KeyType}"));
}
