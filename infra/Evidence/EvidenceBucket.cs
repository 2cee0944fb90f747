using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Evidence;

public sealed record EvidenceBucketProps
{
    public required Foundation Foundation { get; init; }
    public required EvidenceSettings Evidence { get; init; }

    /// <summary>Terraform refuses to plan the bucket's destruction.</summary>
    public required bool DeletionProtection { get; init; }
}

/// <summary>Locks every object for the retention from the moment it is written.</summary>
public sealed class EvidenceBucket : Construct
{
    readonly Foundation foundation;

    public EvidenceBucket(Construct scope, string id, EvidenceBucketProps props)
        : base(scope, id)
    {
        foundation = props.Foundation;
        var (_, names, account, key) = foundation;
        var bucket = new S3Bucket(
            this,
            "bucket",
            new S3BucketConfig
            {
                // Names of buckets are there once for all accounts.
                Bucket = $"{names.S3(ResourceNames.Evidence)}-{account.Region}-{account.Id}",
                ObjectLockEnabled = true,
                // AWS refuses to delete a bucket that holds anything. The key must not be gone by then: it goes after
                // the bucket, and where the bucket stays it stays.
                DependsOn = [key.Resource],
                Lifecycle = props.DeletionProtection ? new TerraformResourceLifecycle { PreventDestroy = true } : null,
            }
        );
        (Name, Arn) = (bucket.Bucket, bucket.Arn);
        var versioning = new S3BucketVersioningA(
            this,
            "versioning",
            new S3BucketVersioningAConfig
            {
                Bucket = Name,
                VersioningConfiguration = new S3BucketVersioningVersioningConfiguration { Status = "Enabled" },
            }
        );
        _ = new S3BucketObjectLockConfigurationA(
            this,
            "lock",
            new S3BucketObjectLockConfigurationAConfig
            {
                Bucket = Name,
                Rule = new S3BucketObjectLockConfigurationRuleA
                {
                    DefaultRetention = new S3BucketObjectLockConfigurationRuleDefaultRetentionA
                    {
                        Mode = props.Evidence.Mode,
                        Days = props.Evidence.KeptDays,
                    },
                },
                DependsOn = [versioning],
            }
        );
        _ = new EvidenceLifecycle(this, "lifecycle", Name, props.Evidence.KeptDays, versioning);
        Encrypt(key);
        Close();
        // Of every object: the rules that look for arrivals choose.
        _ = new S3BucketNotification(
            this,
            "notifications",
            new S3BucketNotificationConfig { Bucket = Name, Eventbridge = true }
        );
    }

    public string Name { get; }
    public string Arn { get; }

    /// <summary>
    /// For who starts an export: DynamoDB writes in the starter's name.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport_Requesting.html
    /// </summary>
    public void GrantWrite(ServiceRole role, AuditedTrail trail) =>
        role.Allow(
            $"CopiesOf{Words.OfSid(trail.Name)}",
            ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"],
            $"{Arn}/{trail.Name}/AWSDynamoDB/*"
        );

    void Encrypt(EncryptionKey key) =>
        _ = new S3BucketServerSideEncryptionConfigurationA(
            this,
            "encryption",
            new S3BucketServerSideEncryptionConfigurationAConfig
            {
                Bucket = Name,
                Rule = new[]
                {
                    new S3BucketServerSideEncryptionConfigurationRuleA
                    {
                        ApplyServerSideEncryptionByDefault =
                            new S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA
                            {
                                SseAlgorithm = "aws:kms",
                                KmsMasterKeyId = key.Arn,
                            },
                        BucketKeyEnabled = true,
                    },
                },
            }
        );

    void Close()
    {
        var closed = new S3BucketPublicAccessBlock(
            this,
            "public-access",
            new S3BucketPublicAccessBlockConfig
            {
                Bucket = Name,
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            }
        );
        _ = new S3BucketOwnershipControls(
            this,
            "ownership",
            new S3BucketOwnershipControlsConfig
            {
                Bucket = Name,
                Rule = new S3BucketOwnershipControlsRule { ObjectOwnership = "BucketOwnerEnforced" },
            }
        );
        var policy = new PolicyDocument(this, "policy");
        policy.DenyWithoutTls("TlsOnly", "s3:*", Arn, $"{Arn}/*");
        // Under a key that goes with another stack, a copy could not be read when it is needed.
        policy.Add(
            new()
            {
                Sid = "ThisKeyOnly",
                Effect = "Deny",
                Actions = ["s3:PutObject"],
                Resources = [$"{Arn}/*"],
                Principals = Principals.Everybody,
                Condition = new[]
                {
                    Conditions.Equal("Null", KeyOfRequest, "false"),
                    Conditions.Equal("StringNotEquals", KeyOfRequest, foundation.Key.Arn),
                },
            }
        );
        _ = new S3BucketPolicy(
            this,
            "bucket-policy",
            new S3BucketPolicyConfig
            {
                Bucket = Name,
                Policy = policy.Json,
                // S3 answers a conflict where two settings of public access are changed at once.
                DependsOn = [closed],
            }
        );
    }

    const string KeyOfRequest = "s3:x-amz-server-side-encryption-aws-kms-key-id";
}
