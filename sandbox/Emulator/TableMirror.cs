using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Sandbox.Emulator;

/// <summary>
/// Re-creates the deployed tables, with the items Terraform wrote, in the engine that holds the data.
/// </summary>
static class TableMirror
{
    public static async Task CopyAsync(
        IAmazonDynamoDB deployed,
        IAmazonDynamoDB engine,
        string table,
        CancellationToken cancellation
    )
    {
        var description = (await deployed.DescribeTableAsync(table, cancellation)).Table;
        // Before the engine has it: from then on the emulator leaves the table's data to it.
        var items = await new TableReader(deployed).ScanAsync(table).ToListAsync(cancellation);
        await engine.CreateTableAsync(Definition(description), cancellation);
        await CopyTimeToLiveAsync(deployed, engine, table, cancellation);
        foreach (var item in items)
        {
            await engine.PutItemAsync(table, item, cancellation);
        }
    }

    static CreateTableRequest Definition(TableDescription table) =>
        new()
        {
            TableName = table.TableName,
            KeySchema = table.KeySchema,
            AttributeDefinitions = table.AttributeDefinitions,
            BillingMode = table.BillingModeSummary?.BillingMode,
            GlobalSecondaryIndexes = table.GlobalSecondaryIndexes is not { Count: > 0 } indexes
                ? null
                :
                [
                    .. indexes.Select(index => new GlobalSecondaryIndex
                    {
                        IndexName = index.IndexName,
                        KeySchema = index.KeySchema,
                        Projection = index.Projection,
                    }),
                ],
        };

    static async Task CopyTimeToLiveAsync(
        IAmazonDynamoDB deployed,
        IAmazonDynamoDB engine,
        string table,
        CancellationToken cancellation
    )
    {
        var answer = await deployed.DescribeTimeToLiveAsync(table, cancellation);
        if (answer.TimeToLiveDescription?.AttributeName is { Length: > 0 } attribute)
        {
            await engine.UpdateTimeToLiveAsync(
                new()
                {
                    TableName = table,
                    TimeToLiveSpecification = new() { AttributeName = attribute, Enabled = true },
                },
                cancellation
            );
        }
    }
}
