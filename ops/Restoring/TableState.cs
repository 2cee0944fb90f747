using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace MarketData.Ops.Restoring;

/// <summary>What DynamoDB has of tables and backups, and waiting for it to be ready.</summary>
/// <param name="dynamo">DynamoDB.</param>
/// <param name="time">The time.</param>
/// <param name="progress">Takes a line when something is waited for.</param>
sealed class TableState(IAmazonDynamoDB dynamo, TimeProvider time, TextWriter progress)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    /// <returns>Null where there is none.</returns>
    public async Task<TableDescription?> FindAsync(string table, CancellationToken cancellation)
    {
        try
        {
            return (await dynamo.DescribeTableAsync(table, cancellation)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    /// <returns>The newest of this name that is there, or is being made; null where there is none.</returns>
    public async Task<BackupSummary?> FindBackupAsync(string table, string backup, CancellationToken cancellation) =>
        Newest((await BackupsAsync(table, BackupTypeFilter.USER, cancellation)).Where(one => one.BackupName == backup));

    /// <summary>
    /// DynamoDB's own of a table with recovery, made when it is deleted and kept for 35 days.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
    /// </summary>
    /// <returns>The newest; null where there is none.</returns>
    public async Task<BackupSummary?> FindLastStateAsync(string table, CancellationToken cancellation) =>
        Newest(await BackupsAsync(table, BackupTypeFilter.SYSTEM, cancellation));

    static BackupSummary? Newest(IEnumerable<BackupSummary> found) =>
        found.Where(one => one.BackupStatus != BackupStatus.DELETED).MaxBy(one => one.BackupCreationDateTime);

    async Task<List<BackupSummary>> BackupsAsync(string table, BackupTypeFilter type, CancellationToken cancellation)
    {
        var found = new List<BackupSummary>();
        var request = new ListBackupsRequest { TableName = table, BackupType = type };
        do
        {
            var page = await dynamo.ListBackupsAsync(request, cancellation);
            found.AddRange(page.BackupSummaries ?? []);
            request.ExclusiveStartBackupArn = page.LastEvaluatedBackupArn;
        } while (request.ExclusiveStartBackupArn is { Length: > 0 });

        return found;
    }

    public async Task<TableDescription> WaitUntilActiveAsync(string table, CancellationToken cancellation)
    {
        TableDescription? found = null;
        await WaitAsync(
            $"{table} is restored; DynamoDB takes minutes for it, or hours for a large one",
            async () => (found = await FindAsync(table, cancellation))?.TableStatus == TableStatus.ACTIVE,
            cancellation
        );
        return found!;
    }

    public Task WaitUntilGoneAsync(string table, CancellationToken cancellation) =>
        WaitAsync($"{table} is deleted", async () => await FindAsync(table, cancellation) is null, cancellation);

    public async Task<BackupSummary> WaitUntilAvailableAsync(
        string table,
        string backup,
        CancellationToken cancellation
    )
    {
        BackupSummary? found = null;
        await WaitAsync(
            $"the backup {backup} is made",
            async () =>
                (found = await FindBackupAsync(table, backup, cancellation))?.BackupStatus == BackupStatus.AVAILABLE,
            cancellation
        );
        return found!;
    }

    async Task WaitAsync(string what, Func<Task<bool>> isDone, CancellationToken cancellation)
    {
        if (await isDone())
        {
            return;
        }

        await progress.WriteLineAsync($"Waiting until {what}. If this is stopped, the same command goes on with it.");
        do
        {
            await Task.Delay(BetweenLooks, time, cancellation);
        } while (!await isDone());
    }

    /// <summary>As the table that the new one is made of has it: under the stack's key.</summary>
    public static SSESpecification? EncryptionOf(TableDescription table) => EncryptionOf(table.SSEDescription);

    public static SSESpecification? EncryptionOf(SSEDescription? encryption) =>
        encryption is { KMSMasterKeyArn: { Length: > 0 } key }
            ? new()
            {
                Enabled = true,
                SSEType = SSEType.KMS,
                KMSMasterKeyId = key,
            }
            : null;

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<TableDescription> RequireAsync(string table, string remedy, CancellationToken cancellation) =>
        await FindAsync(table, cancellation)
        ?? throw new InvalidOperationException($"there is no table {table}: {remedy}");
}
