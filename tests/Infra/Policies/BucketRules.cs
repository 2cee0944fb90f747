using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Policies;

/// <summary>
/// Rules for buckets and for what writes them: checkov's, AWS Security Hub's controls about S3 and this design's own.
/// https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
/// </summary>
static class BucketRules
{
    const string Bucket = "aws_s3_bucket";
    const string Access = "aws_s3_bucket_public_access_block";
    const string Encryption = "aws_s3_bucket_server_side_encryption_configuration";
    const string Lifecycle = "aws_s3_bucket_lifecycle_configuration";
    const string Lock = "aws_s3_bucket_object_lock_configuration";
    const string Logging = "aws_s3_bucket_logging";
    const string Notification = "aws_s3_bucket_notification";
    const string Ownership = "aws_s3_bucket_ownership_controls";
    const string Replication = "aws_s3_bucket_replication_configuration";
    const string Versioning = "aws_s3_bucket_versioning";

    static readonly string[] Blocks =
    [
        "block_public_acls",
        "block_public_policy",
        "ignore_public_acls",
        "restrict_public_buckets",
    ];

    public static readonly IReadOnlyList<Rule> OfCheckov =
    [
        Has("CKV_AWS_18", "a bucket's requests are logged", Logging, _ => true),
        Has("CKV_AWS_19", "a bucket is encrypted", Encryption, IsEncrypted),
        Has("CKV_AWS_21", "a bucket keeps versions", Versioning, KeepsVersions),
        .. Blocks.Select(
            (block, i) =>
                Has($"CKV_AWS_{53 + i}", $"a bucket's `{block}` is on", Access, access => Values.Is(access[block]))
        ),
        Rule.OfStatements(
            "CKV_AWS_70",
            "a bucket's policy has no public principal",
            Statements.OfBuckets,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Has("CKV_AWS_144", "a bucket is replicated to another region", Replication, _ => true),
        Has("CKV_AWS_145", "a bucket is encrypted with a customer-managed key", Encryption, HasOwnKey),
        Rule.Of(
            "CKV_AWS_297",
            "a schedule is encrypted with a customer-managed key",
            "aws_scheduler_schedule",
            schedule => Values.IsOwnKey(schedule["kms_key_arn"]),
            schedule => schedule.Remove("kms_key_arn")
        ),
        Has("CKV_AWS_300", "an upload that was not finished is removed", Lifecycle, RemovesUnfinished),
        Has("CKV2_AWS_6", "a bucket is closed to the public", Access, IsClosed),
        Has("CKV2_AWS_61", "a bucket's objects have a lifecycle", Lifecycle, IsEnabled),
        Has("CKV2_AWS_62", "a bucket tells of what happens to it", Notification, Tells),
        Has("CKV2_AWS_65", "a bucket has no lists of access", Ownership, HasNoLists),
    ];

    public static readonly IReadOnlyList<Rule> OfSecurityHub =
    [
        Tls("S3.5", "a bucket takes TLS only"),
        Has("S3.7", "a bucket is replicated to another region", Replication, _ => true),
        Has("S3.8", "a bucket is closed to the public", Access, IsClosed),
        Has("S3.9", "a bucket's requests are logged", Logging, _ => true),
        Has("S3.10", "a bucket with versions has a lifecycle", Lifecycle, IsEnabled),
        Has("S3.11", "a bucket tells of what happens to it", Notification, Tells),
        Has("S3.12", "a bucket has no lists of access", Ownership, HasNoLists),
        Has("S3.13", "a bucket's objects have a lifecycle", Lifecycle, IsEnabled),
        Has("S3.14", "a bucket keeps versions", Versioning, KeepsVersions),
        Has("S3.15", "a bucket locks its objects", Lock, _ => true),
        Has("S3.17", "a bucket is encrypted with a key of KMS", Encryption, HasOwnKey),
        Has("S3.20", "a version is deleted with a device only", Versioning, IsDeletedWithDevice),
    ];

    public static readonly IReadOnlyList<Rule> Own =
    [
        Has(
            "OWN-40",
            "an object of a bucket is locked from its first moment, for a time that is written down",
            Lock,
            @lock => @lock["rule"]?["default_retention"]?["days"]?.GetValue<int>() > 0
        ),
        new(
            "OWN-41",
            "a bucket that is not empty keeps its key: the key is destroyed after the bucket",
            stack => Subject.Resources(stack, Bucket),
            bucket =>
                Of(bucket, Encryption)
                    .Select(KeyOf)
                    .All(key =>
                        bucket.Json["depends_on"]?.Strings().Any(resource => key.StartsWith($"${{{resource}.")) is true
                    ),
            bucket => bucket.Json.Remove("depends_on")
        ),
    ];

    static bool IsEncrypted(JsonObject encryption) =>
        encryption["rule"]![0]!["apply_server_side_encryption_by_default"]?["sse_algorithm"] is not null;

    static bool HasOwnKey(JsonObject encryption) => IsEncrypted(encryption) && Values.IsOwnKey(KeyOf(encryption));

    static string KeyOf(JsonObject encryption) =>
        $"{encryption["rule"]![0]!["apply_server_side_encryption_by_default"]!["kms_master_key_id"]}";

    static bool KeepsVersions(JsonObject versioning) =>
        versioning["versioning_configuration"]?["status"]?.GetValue<string>() == "Enabled";

    static bool IsDeletedWithDevice(JsonObject versioning) =>
        versioning["versioning_configuration"]?["mfa_delete"]?.GetValue<string>() == "Enabled";

    static bool IsClosed(JsonObject access) => Blocks.All(block => Values.Is(access[block]));

    static bool IsEnabled(JsonObject lifecycle) =>
        lifecycle["rule"]!.AsArray().Any(rule => rule!["status"]!.GetValue<string>() == "Enabled");

    static bool RemovesUnfinished(JsonObject lifecycle) =>
        lifecycle["rule"]!.AsArray().Any(rule => rule!["abort_incomplete_multipart_upload"] is not null);

    static bool Tells(JsonObject notification) => Values.Is(notification["eventbridge"]);

    static bool HasNoLists(JsonObject ownership) =>
        ownership["rule"]?["object_ownership"]?.GetValue<string>() == "BucketOwnerEnforced";

    /// <summary>Every bucket has such a companion.</summary>
    static Rule Has(string id, string demand, string companion, Func<JsonObject, bool> keeps) =>
        new(
            id,
            demand,
            stack => Subject.Resources(stack, Bucket),
            bucket => Of(bucket, companion).Any(keeps),
            bucket => bucket.Stack.Json["resource"]!.AsObject().Remove(companion)
        );

    static Rule Tls(string id, string demand) =>
        new(
            id,
            demand,
            stack => Subject.Resources(stack, Bucket),
            bucket => Statements.OfBuckets(bucket.Stack).Any(statement => Statements.DeniesWithoutTls(statement.Json)),
            bucket => bucket.Stack.Json["resource"]!.AsObject().Remove("aws_s3_bucket_policy")
        );

    static IEnumerable<JsonObject> Of(Subject bucket, string companion) =>
        Subject
            .Resources(bucket.Stack, companion)
            .Select(resource => resource.Json)
            .Where(resource => $"{resource["bucket"]}".StartsWith($"${{{bucket.Address}.", StringComparison.Ordinal));
}
