using MarketData.Contract;
using MarketData.Ops.Audit;
using MarketData.SandboxTests.Ops;

namespace MarketData.SandboxTests.Evidence;

/// <summary>Making a copy on demand.</summary>
[CancelAfter(60_000)]
public sealed class TrailExportTests
{
    static readonly DateTimeOffset Latest = new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);
    static readonly CopiedTables CopiedTables = new("the-records", "the-state", Tables.SymbolState);
    static readonly ExportPlace Place = new("a-bucket", "market-data", "arn:aws:kms:us-east-1:1:key/k");

    [Test]
    public async Task It_is_the_records_between_two_exports_of_the_heads()
    {
        var dynamo = new ExportingDynamoDb(Latest.AddDays(-35), Latest);

        var ended = await RunAsync(dynamo);

        Assert.That(
            dynamo.Requests.Select(request =>
                (
                    $"{request["TableArn"]}".Split('/')[^1],
                    Latest.ToUnixTimeSeconds() - request["ExportTime"]!.GetValue<double>()
                )
            ),
            Is.EqualTo([("the-state", 360d), ("the-records", 180d), ("the-state", 0d)])
        );
        Assert.That(ended.Select(export => export.Table), Is.EqualTo(["the-state", "the-records", "the-state"]));
        Assert.That(ended.Select(export => (export.Items, export.Failure)), Has.All.EqualTo((8L, (string?)null)));
    }

    [Test]
    public async Task It_goes_into_the_bucket_in_DynamoDBs_JSON_under_the_key_of_the_copies()
    {
        var dynamo = new ExportingDynamoDb(Latest.AddDays(-35), Latest);

        await RunAsync(dynamo);

        Assert.That(
            dynamo.Requests.Select(request =>
                $"{request["S3Bucket"]} {request["S3Prefix"]} {request["S3SseAlgorithm"]} {request["S3SseKmsKeyId"]} "
                + $"{request["ExportFormat"]}"
            ),
            Has.All.EqualTo("a-bucket market-data KMS arn:aws:kms:us-east-1:1:key/k DYNAMODB_JSON")
        );
    }

    [Test]
    public async Task An_export_that_fails_is_told_with_its_reason()
    {
        var dynamo = new ExportingDynamoDb(Latest.AddDays(-35), Latest) { Failing = "the-records" };

        var ended = await RunAsync(dynamo);

        Assert.That(
            ended.Select(export => export.Failure),
            Is.EqualTo([null, "S3NoSuchBucket: The specified bucket does not exist", null])
        );
    }

    [Test]
    public void Tables_that_are_too_young_are_told_with_the_time_to_try_again() =>
        Assert.That(
            () => RunAsync(new ExportingDynamoDb(Latest.AddMinutes(-2), Latest)),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "The tables can be exported as they were at 2026-11-29 09:58:00Z and later, and a copy needs 6 "
                    + "minutes: try again at 2026-11-29 10:09:00Z."
            )
        );

    static async Task<IReadOnlyList<EndedExport>> RunAsync(ExportingDynamoDb handler)
    {
        using var dynamo = handler.Client();
        var export = new TrailExport(dynamo, CopiedTables, Place, new SkippingTime(Latest.AddMinutes(5)));
        return await export.RunAsync(TextWriter.Null, CancellationToken.None);
    }
}
