using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Restoring;

/// <summary>
/// Tables that were deleted, under their names, from the backups that DynamoDB made of their last state.
/// </summary>
sealed class DeletedRestore(IAmazonDynamoDB dynamo, TableState state, TextWriter progress)
{
    public async Task<Answer> RunAsync(IReadOnlyList<string> tables, string next, CancellationToken cancellation)
    {
        var missing = new Dictionary<string, BackupSummary>();
        foreach (var table in tables)
        {
            var last = await state.FindLastStateAsync(table, cancellation);
            if (await state.FindAsync(table, cancellation) is { } present)
            {
                if (last is null || present.RestoreSummary?.SourceBackupArn != last.BackupArn)
                {
                    return Answer.Sentence(
                        Operation.No,
                        $"Nothing is restored: {table} is there. --at restores a second of it, beside it."
                    );
                }
            }
            else if (last is null)
            {
                return Answer.Sentence(
                    Operation.No,
                    $"Nothing is restored: there is neither a table {table} nor a backup of its last state, which "
                        + "DynamoDB makes of a table with recovery and keeps for 35 days."
                );
            }
            else
            {
                missing[table] = last;
            }
        }

        foreach (var (table, last) in missing)
        {
            await RestoreAsync(table, last, cancellation);
        }

        foreach (var table in tables)
        {
            await state.WaitUntilActiveAsync(table, cancellation);
        }

        return RestoreStep.Of("as they were when they were deleted", tables, next).ToAnswer(Operation.Success);
    }

    async Task RestoreAsync(string table, BackupSummary last, CancellationToken cancellation)
    {
        var backup = await dynamo.DescribeBackupAsync(new() { BackupArn = last.BackupArn }, cancellation);
        await dynamo.RestoreTableFromBackupAsync(
            new()
            {
                TargetTableName = table,
                BackupArn = last.BackupArn,
                SSESpecificationOverride = TableState.EncryptionOf(
                    backup.BackupDescription?.SourceTableFeatureDetails?.SSEDescription
                ),
            },
            cancellation
        );
        await progress.WriteLineAsync($"{table} is being restored from {last.BackupName}.");
    }
}
