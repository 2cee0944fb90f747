using System.Globalization;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.SandboxTests.Ops;

/// <summary>
/// Tables in moto, which restores and backs up at once, and restores what is there now whatever second is asked for.
/// </summary>
[CancelAfter(240_000)]
public sealed class RestoreTests
{
    readonly string at = DateTimeOffset
        .UtcNow.AddHours(-1)
        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    DeploymentInMoto deployment = null!;
    string table = null!;

    string Beside => $"{table}-restored-{Compact}";

    string Compact => at.Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal)[..15];

    [SetUp]
    public async Task DeployAsync()
    {
        deployment = await DeploymentInMoto.CreateAsync();
        table = deployment.Names.DynamoDb(Tables.AuditTrail.Purpose);
        await deployment.Aws.DynamoDb.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = table,
                BillingMode = "PAY_PER_REQUEST",
                KeySchema = [new(Tables.AuditTrail.HashKey, "HASH")],
                AttributeDefinitions = [new(Tables.AuditTrail.HashKey, "S")],
                DeletionProtectionEnabled = true,
                SSESpecification = new()
                {
                    Enabled = true,
                    SSEType = "KMS",
                    KMSMasterKeyId = deployment[OutputNames.KeyArn],
                },
            }
        );
        await deployment.Aws.DynamoDb.UpdateContinuousBackupsAsync(
            new()
            {
                TableName = table,
                PointInTimeRecoverySpecification = new() { PointInTimeRecoveryEnabled = true },
            }
        );
        await PutAsync("as-it-was");
    }

    [TearDown]
    public void Dispose() => deployment.Dispose();

    [Test]
    public async Task A_table_is_restored_beside_the_damaged_one_and_then_takes_its_place(
        CancellationToken cancellation
    )
    {
        var beside = await RestoreAsync(cancellation);
        Assert.That(beside.ExitCode, Is.EqualTo(0), beside.Everything);
        Assert.That(beside.Output, Does.Contain($"ops audit verify --trail market-data --restored {at}"));
        await PutAsync("damage");
        Assert.That(await IdsAsync(Beside), Is.EqualTo(["as-it-was"]));
        Assert.That(await IdsAsync(table), Has.Count.EqualTo(2), "nothing has happened to it");

        var running = await RestoreAsync(cancellation, "--take-over", "--yes");
        Assert.That(
            (running.ExitCode, running.Output),
            Is.EqualTo((1, "Nothing is deleted: events are being processed (the mapping is Enabled). First: ops pause"))
        );

        await deployment.RunAsync(cancellation, "pause");
        var unsure = await RestoreAsync(cancellation, "--take-over");
        Assert.That(unsure.Errors, Does.EndWith("there is nobody to ask: give --yes."));
        Assert.That(await IdsAsync(table), Has.Count.EqualTo(2));

        var restored = await RestoreAsync(cancellation, "--take-over", "--yes");
        Assert.That(restored.ExitCode, Is.EqualTo(0), restored.Everything);
        Assert.That(restored.Output, Does.Contain($"npx cdktf deploy market-data-{deployment.Names.Suffix}"));
        Assert.That(await IdsAsync(table), Is.EqualTo(["as-it-was"]));

        var taken = (await deployment.Aws.DynamoDb.DescribeTableAsync(table, cancellation)).Table;
        Assert.That(taken.SSEDescription?.KMSMasterKeyArn, Is.EqualTo(deployment[OutputNames.KeyArn]));

        var again = await RestoreAsync(cancellation, "--take-over", "--yes");
        Assert.That(again.Output, Does.StartWith($"Restored in place: {table}."), "and nothing is deleted once more");
    }

    [Test]
    public async Task A_restore_that_was_stopped_when_the_table_was_gone_goes_on_from_the_backup(
        CancellationToken cancellation
    )
    {
        await RestoreAsync(cancellation);
        await deployment.RunAsync(cancellation, "pause");
        await deployment.Aws.DynamoDb.CreateBackupAsync(
            new() { TableName = Beside, BackupName = Beside },
            cancellation
        );
        await DeleteAsync(cancellation);

        var restored = await RestoreAsync(cancellation, "--take-over", "--yes");

        Assert.That(restored.ExitCode, Is.EqualTo(0), restored.Everything);
        Assert.That(await IdsAsync(table), Is.EqualTo(["as-it-was"]));
        Assert.That(
            (
                await deployment.Aws.DynamoDb.ListBackupsAsync(new ListBackupsRequest(), cancellation)
            ).BackupSummaries.Count(backup => backup.BackupName == Beside),
            Is.EqualTo(1),
            "the backup that was there is the one"
        );
    }

    [Test]
    public async Task Nothing_takes_over_before_it_is_restored(CancellationToken cancellation)
    {
        var result = await RestoreAsync(cancellation, "--take-over", "--yes");

        Assert.That(
            (result.ExitCode, result.Output),
            Is.EqualTo(
                (
                    1,
                    $"Nothing is deleted: there is no restored table {Beside} yet; without --take-over this command "
                        + "makes it."
                )
            )
        );
    }

    [Test]
    public async Task A_table_that_is_gone_cannot_be_restored_beside_itself(CancellationToken cancellation)
    {
        var result = await deployment.RunAsync(cancellation, "restore", "bars", "--at", at);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.Errors,
            Does.Contain("its recovery ended with it.").And.Contain("--deleted, in place of --at, restores")
        );
    }

    [Test]
    public async Task A_table_that_was_deleted_comes_back_as_it_was_at_the_end(CancellationToken cancellation)
    {
        var present = await DeletedAsync(cancellation);
        Assert.That(
            (present.ExitCode, present.Output),
            Is.EqualTo((1, $"Nothing is restored: {table} is there. --at restores a second of it, beside it."))
        );
        await DeleteAsync(cancellation);

        var restored = await DeletedAsync(cancellation);

        Assert.That(restored.ExitCode, Is.Zero, restored.Everything);
        Assert.That(
            restored.Output,
            Does.Contain($"Restored as they were when they were deleted: {table}.")
                .And.Contain($"npx cdktf deploy market-data-{deployment.Names.Suffix}")
                .And.Contain("ops audit verify --trail market-data")
        );
        Assert.That(await IdsAsync(table), Is.EqualTo(["as-it-was"]));
        var description = (await deployment.Aws.DynamoDb.DescribeTableAsync(table, cancellation)).Table;
        Assert.That(description.SSEDescription?.KMSMasterKeyArn, Is.EqualTo(deployment[OutputNames.KeyArn]));
        Assert.That((await DeletedAsync(cancellation)).ExitCode, Is.Zero, "once it is done, it is not done again");
    }

    [Test]
    public async Task A_table_that_was_made_anew_since_is_not_taken_for_the_restored_one(CancellationToken cancellation)
    {
        await DeleteAsync(cancellation);
        await deployment.Aws.DynamoDb.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = table,
                BillingMode = "PAY_PER_REQUEST",
                KeySchema = [new(Tables.AuditTrail.HashKey, "HASH")],
                AttributeDefinitions = [new(Tables.AuditTrail.HashKey, "S")],
            },
            cancellation
        );

        var result = await DeletedAsync(cancellation);

        Assert.That(
            (result.ExitCode, result.Output),
            Is.EqualTo((1, $"Nothing is restored: {table} is there. --at restores a second of it, beside it."))
        );
    }

    [Test]
    public async Task Of_a_table_without_recovery_nothing_is_left(CancellationToken cancellation)
    {
        await deployment.Aws.DynamoDb.UpdateContinuousBackupsAsync(
            new()
            {
                TableName = table,
                PointInTimeRecoverySpecification = new() { PointInTimeRecoveryEnabled = false },
            },
            cancellation
        );
        await DeleteAsync(cancellation);

        var result = await DeletedAsync(cancellation);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Does.Contain($"there is neither a table {table} nor a backup of its last state"));
    }

    [TestCase("Give either --at or --deleted.")]
    [TestCase("Give either --at or --deleted.", "--at", "2026-11-20T14:30:00Z", "--deleted")]
    [TestCase("--take-over belongs to --at", "--deleted", "--take-over")]
    public async Task What_is_to_be_restored_is_said_once(string problem, params string[] options)
    {
        var result = await deployment.RunAsync(CancellationToken.None, ["restore", "bars", .. options]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain(problem));
    }

    Task<CommandResult> DeletedAsync(CancellationToken cancellation) =>
        deployment.RunAsync(cancellation, "restore", Tables.AuditTrail.Purpose, "--deleted");

    async Task DeleteAsync(CancellationToken cancellation)
    {
        await deployment.Aws.DynamoDb.UpdateTableAsync(
            new UpdateTableRequest { TableName = table, DeletionProtectionEnabled = false },
            cancellation
        );
        await deployment.Aws.DynamoDb.DeleteTableAsync(table, cancellation);
    }

    Task<CommandResult> RestoreAsync(CancellationToken cancellation, params string[] options) =>
        deployment.RunAsync(cancellation, ["restore", Tables.AuditTrail.Purpose, "--at", at, .. options]);

    async Task PutAsync(string id) =>
        await deployment.Aws.DynamoDb.PutItemAsync(table, new() { [Tables.AuditTrail.HashKey] = new(id) });

    async Task<IReadOnlyList<string>> IdsAsync(string name) =>
        [
            .. (
                await deployment.Aws.DynamoDb.ScanAsync(new ScanRequest { TableName = name, ConsistentRead = true })
            ).Items.Select(item => item[Tables.AuditTrail.HashKey].S),
        ];
}
