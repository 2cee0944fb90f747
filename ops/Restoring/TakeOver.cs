using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Restoring;

/// <summary>
/// The second half: the restored tables take the place of the damaged ones. A table's recovery ends when it is deleted,
/// but for a backup of its last state, the damaged one; and a restore never writes into a table that is there. So what
/// was restored is backed up first, and only when all backups are there is anything deleted.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
/// </summary>
sealed class TakeOver(IAmazonDynamoDB dynamo, TableState state, TextWriter progress)
{
    /// <returns>What stands against it; null where nothing does.</returns>
    public async Task<string?> ProblemAsync(IReadOnlyList<RestoredTable> tables, CancellationToken cancellation)
    {
        foreach (var table in tables)
        {
            var beside = await state.FindAsync(table.Beside, cancellation);
            if (beside?.TableStatus != TableStatus.ACTIVE)
            {
                return $"there is no restored table {table.Beside} yet; without --take-over this command makes it.";
            }

            var present = await state.FindAsync(table.Table, cancellation);
            if (present?.Replicas is { Count: > 0 })
            {
                return $"{table.Table} has replicas in other regions, which a table that is restored cannot take over. "
                    + "Deploy without replica regions first, and with them afterwards.";
            }
        }

        return null;
    }

    public async Task<Answer> RunAsync(IReadOnlyList<RestoredTable> tables, string next, CancellationToken cancellation)
    {
        var backups = new Dictionary<RestoredTable, BackupSummary>();
        foreach (var table in tables)
        {
            await StartBackupAsync(table, cancellation);
        }

        foreach (var table in tables)
        {
            backups[table] = await state.WaitUntilAvailableAsync(table.Beside, table.Backup, cancellation);
        }

        foreach (var table in tables)
        {
            await DeleteDamagedAsync(table, backups[table], cancellation);
        }

        foreach (var table in tables)
        {
            await RestoreUnderNameAsync(table, backups[table], cancellation);
        }

        foreach (var table in tables)
        {
            await state.WaitUntilActiveAsync(table.Table, cancellation);
        }

        return RestoreStep.Of("in place", [.. tables.Select(table => table.Table)], next).ToAnswer(Operation.Success);
    }

    async Task StartBackupAsync(RestoredTable table, CancellationToken cancellation)
    {
        if (await state.FindBackupAsync(table.Beside, table.Backup, cancellation) is null)
        {
            await dynamo.CreateBackupAsync(new() { TableName = table.Beside, BackupName = table.Backup }, cancellation);
            await progress.WriteLineAsync($"{table.Beside} is being backed up as {table.Backup}.");
        }
    }

    async Task DeleteDamagedAsync(RestoredTable table, BackupSummary backup, CancellationToken cancellation)
    {
        var present = await state.FindAsync(table.Table, cancellation);
        if (present is null || IsOf(present, backup))
        {
            return;
        }

        if (present.TableStatus != TableStatus.DELETING)
        {
            if (present.DeletionProtectionEnabled == true)
            {
                // The next deployment puts it back, if the settings ask for it.
                await dynamo.UpdateTableAsync(
                    new UpdateTableRequest { TableName = table.Table, DeletionProtectionEnabled = false },
                    cancellation
                );
                await state.WaitUntilActiveAsync(table.Table, cancellation);
            }

            await dynamo.DeleteTableAsync(table.Table, cancellation);
            await progress.WriteLineAsync(
                $"The damaged {table.Table} is being deleted; DynamoDB keeps its last state for 35 days, as a system "
                    + "backup."
            );
        }

        await state.WaitUntilGoneAsync(table.Table, cancellation);
    }

    async Task RestoreUnderNameAsync(RestoredTable table, BackupSummary backup, CancellationToken cancellation)
    {
        if (await state.FindAsync(table.Table, cancellation) is not null)
        {
            return;
        }

        var beside = await state.RequireAsync(
            table.Beside,
            "the restored table has to stay until the end.",
            cancellation
        );
        await dynamo.RestoreTableFromBackupAsync(
            new()
            {
                TargetTableName = table.Table,
                BackupArn = backup.BackupArn,
                SSESpecificationOverride = TableState.EncryptionOf(beside),
            },
            cancellation
        );
        await progress.WriteLineAsync($"{table.Table} is being restored from {table.Backup}.");
    }

    static bool IsOf(TableDescription table, BackupSummary backup) =>
        table.RestoreSummary?.SourceBackupArn == backup.BackupArn;
}
