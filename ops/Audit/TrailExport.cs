using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace MarketData.Ops.Audit;

/// <summary>
/// Makes a copy now: three exports of moments that lie behind, which DynamoDB writes at the same time.
/// </summary>
/// <param name="dynamo">Where the tables are.</param>
/// <param name="tables">The trail's.</param>
/// <param name="place">Where the copy goes.</param>
/// <param name="time">The clock.</param>
public sealed class TrailExport(IAmazonDynamoDB dynamo, CopiedTables tables, ExportPlace place, TimeProvider time)
{
    /// <summary>Between two exports, which are exact to the minute.</summary>
    static readonly TimeSpan Apart = TimeSpan.FromMinutes(3);

    static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <param name="progress">Told what happens.</param>
    /// <param name="cancellation">Ends the waiting; what DynamoDB has begun it ends.</param>
    /// <returns>The exports as they ended.</returns>
    /// <exception cref="InvalidOperationException">The tables cannot be exported yet.</exception>
    public async Task<IReadOnlyList<EndedExport>> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        var (earliest, latest) = await WindowAsync(cancellation);
        if (latest - 2 * Apart < earliest)
        {
            throw new InvalidOperationException(
                $"The tables can be exported as they were at {earliest:u} and later, and a copy needs "
                    + $"{2 * Apart.TotalMinutes} minutes: "
                    + $"try again at {earliest + 2 * Apart + (time.GetUtcNow() - latest):u}."
            );
        }

        var arns = new List<string>();
        foreach (
            var (table, at) in new[]
            {
                (tables.State, latest - 2 * Apart),
                (tables.Records, latest - Apart),
                (tables.State, latest),
            }
        )
        {
            arns.Add(await StartAsync(table, at, cancellation));
            await progress.WriteLineAsync($"Exporting {table} as it was at {at:u} to {place}.");
        }

        var ended = new List<EndedExport>();
        foreach (var arn in arns)
        {
            ended.Add(await WaitAsync(arn, cancellation));
        }

        return ended;
    }

    /// <summary>
    /// Of both tables:
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoveryDescription.html
    /// </summary>
    async Task<(DateTimeOffset Earliest, DateTimeOffset Latest)> WindowAsync(CancellationToken cancellation)
    {
        var windows = new List<PointInTimeRecoveryDescription>();
        foreach (var table in new[] { tables.State, tables.Records })
        {
            var answer = await dynamo.DescribeContinuousBackupsAsync(new() { TableName = table }, cancellation);
            var recovery = answer.ContinuousBackupsDescription.PointInTimeRecoveryDescription;
            windows.Add(
                recovery is { EarliestRestorableDateTime: not null, LatestRestorableDateTime: not null }
                    ? recovery
                    : throw new InvalidOperationException(
                        $"{table} has no point-in-time recovery, and cannot be exported."
                    )
            );
        }

        return (
            windows.Max(window => Utc(window.EarliestRestorableDateTime!.Value)),
            windows.Min(window => Utc(window.LatestRestorableDateTime!.Value))
        );
    }

    async Task<string> StartAsync(string table, DateTimeOffset at, CancellationToken cancellation)
    {
        var described = await dynamo.DescribeTableAsync(table, cancellation);
        var answer = await dynamo.ExportTableToPointInTimeAsync(
            new()
            {
                TableArn = described.Table.TableArn,
                ExportTime = at.UtcDateTime,
                S3Bucket = place.Bucket,
                S3Prefix = place.Prefix,
                S3SseAlgorithm = S3SseAlgorithm.KMS,
                S3SseKmsKeyId = place.KmsKeyArn,
                ExportFormat = ExportFormat.DYNAMODB_JSON,
            },
            cancellation
        );
        return answer.ExportDescription.ExportArn;
    }

    async Task<EndedExport> WaitAsync(string arn, CancellationToken cancellation)
    {
        while (true)
        {
            var export = (await dynamo.DescribeExportAsync(new() { ExportArn = arn }, cancellation)).ExportDescription;
            if (export.ExportStatus != ExportStatus.IN_PROGRESS)
            {
                return new(
                    export.TableArn[(export.TableArn.LastIndexOf('/') + 1)..],
                    export.ExportTime is { } at ? Utc(at) : null,
                    export.ItemCount ?? 0,
                    export.ExportStatus == ExportStatus.COMPLETED
                        ? null
                        : string.Create(CultureInfo.InvariantCulture, $"{export.FailureCode}: {export.FailureMessage}")
                );
            }

            await Task.Delay(Interval, time, cancellation);
        }
    }

    static DateTimeOffset Utc(DateTime at) => new(at.ToUniversalTime(), TimeSpan.Zero);
}

/// <summary>Where exports go, and what encrypts them there.</summary>
public sealed record ExportPlace(string Bucket, string Prefix, string KmsKeyArn)
{
    public override string ToString() => $"s3://{Bucket}/{Prefix}";
}

/// <param name="Table">What was exported.</param>
/// <param name="At">As it was then.</param>
/// <param name="Items">How many.</param>
/// <param name="Failure">Why it was not; null where it was.</param>
public sealed record EndedExport(string Table, DateTimeOffset? At, long Items, string? Failure);
