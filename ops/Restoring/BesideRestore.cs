using Amazon.DynamoDBv2;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Restoring;

/// <summary>
/// The first half: tables as they were at a second, beside the damaged ones, which nothing happens to.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
/// </summary>
sealed class BesideRestore(IAmazonDynamoDB dynamo, TableState state, TextWriter progress)
{
    public async Task<Answer> RunAsync(IReadOnlyList<RestoredTable> tables, string next, CancellationToken cancellation)
    {
        // DynamoDB restores them side by side.
        foreach (var table in tables)
        {
            await StartAsync(table, cancellation);
        }

        foreach (var table in tables)
        {
            await state.WaitUntilActiveAsync(table.Beside, cancellation);
        }

        return RestoreStep.Of("beside", [.. tables.Select(table => table.Beside)], next).ToAnswer(Operation.Success);
    }

    async Task StartAsync(RestoredTable table, CancellationToken cancellation)
    {
        if (await state.FindAsync(table.Beside, cancellation) is not null)
        {
            await progress.WriteLineAsync($"{table.Beside} is there already.");
            return;
        }

        var source = await state.RequireAsync(
            table.Table,
            "its recovery ended with it. DynamoDB keeps a backup of its last state for 35 days, which --deleted, in "
                + "place of --at, restores.",
            cancellation
        );
        await dynamo.RestoreTableToPointInTimeAsync(
            new()
            {
                SourceTableName = table.Table,
                TargetTableName = table.Beside,
                RestoreDateTime = table.At.UtcDateTime,
                SSESpecificationOverride = TableState.EncryptionOf(source),
            },
            cancellation
        );
        await progress.WriteLineAsync($"{table.Table} is being restored as {table.Beside}.");
    }
}
