using Constructs;

namespace MarketData.Infra.Evidence;

/// <summary>
/// Makes copies cheaper when they are a month old, and removes them when their lock is over: no rule deletes a version
/// that is locked.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-lifecycle
/// </summary>
public sealed class EvidenceLifecycle : Construct
{
    const int DaysInStandard = 30;
    const int DaysOfLeftovers = 7;

    // What leaves that storage class earlier is charged for the rest:
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html#sc-compare
    const int LeastDaysInGlacier = 90;

    public EvidenceLifecycle(
        Construct scope,
        string id,
        string bucket,
        int retentionDays,
        ITerraformDependable versioning
    )
        : base(scope, id) =>
        _ = new S3BucketLifecycleConfiguration(
            this,
            "lifecycle",
            new S3BucketLifecycleConfigurationConfig
            {
                Bucket = bucket,
                Rule =
                    retentionDays >= DaysInStandard + LeastDaysInGlacier
                        ? new[] { Cheaper(), Expired(retentionDays), Leftovers() }
                        : [Expired(retentionDays), Leftovers()],
                DependsOn = [versioning],
            }
        );

    /// <summary>Still read within milliseconds, for a fee. S3 moves nothing that is smaller than 128 KB.</summary>
    static S3BucketLifecycleConfigurationRule Cheaper() =>
        new()
        {
            Id = "cheaper",
            Status = Enabled,
            Filter = EveryObject,
            Transition = new[]
            {
                new S3BucketLifecycleConfigurationRuleTransition { Days = DaysInStandard, StorageClass = "GLACIER_IR" },
            },
        };

    /// <summary>A day after the lock of what was written and never overwritten.</summary>
    static S3BucketLifecycleConfigurationRule Expired(int retentionDays) =>
        new()
        {
            Id = "expired",
            Status = Enabled,
            Filter = EveryObject,
            Expiration = new[] { new S3BucketLifecycleConfigurationRuleExpiration { Days = retentionDays + 1 } },
            NoncurrentVersionExpiration = new[]
            {
                new S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration { NoncurrentDays = 1 },
            },
        };

    static S3BucketLifecycleConfigurationRule Leftovers() =>
        new()
        {
            Id = "leftovers",
            Status = Enabled,
            Filter = EveryObject,
            Expiration = new[]
            {
                new S3BucketLifecycleConfigurationRuleExpiration { ExpiredObjectDeleteMarker = true },
            },
            AbortIncompleteMultipartUpload = new[]
            {
                new S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload
                {
                    DaysAfterInitiation = DaysOfLeftovers,
                },
            },
        };

    const string Enabled = "Enabled";

    static S3BucketLifecycleConfigurationRuleFilter[] EveryObject => [new() { Prefix = "" }];
}
