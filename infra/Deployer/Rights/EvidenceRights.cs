namespace MarketData.Infra.Deployer.Rights;

/// <summary>Of the copy of the audit trails, and of what makes it.</summary>
static class EvidenceRights
{
    public static IEnumerable<TypeRights> In(Place place, RoleScopes roles) =>
        [
            new(
                "aws_s3_bucket",
                "s3/bucket.go",
                place.Buckets.Allow("s3", "CreateBucket ListBucket DeleteBucket GetBucketLocation"),
                place.Buckets.Allow("s3", "GetBucketTagging PutBucketTagging"),
                // Whatever was once an argument of it is read.
                place.Buckets.Allow("s3", "GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLogging"),
                place.Buckets.Allow("s3", "GetBucketObjectLockConfiguration GetBucketPolicy GetBucketRequestPayment"),
                place.Buckets.Allow("s3", "GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration"),
                place.Buckets.Allow("s3", "GetLifecycleConfiguration GetReplicationConfiguration"),
                // A bucket with a lock is made with both.
                place.Buckets.Allow("s3", "PutBucketObjectLockConfiguration PutBucketVersioning")
            ),
            new(
                "aws_s3_bucket_versioning",
                "s3/bucket_versioning.go",
                place.Buckets.Allow("s3", "GetBucketVersioning PutBucketVersioning")
            ),
            new(
                "aws_s3_bucket_object_lock_configuration",
                "s3/bucket_object_lock_configuration.go",
                place.Buckets.Allow("s3", "GetBucketObjectLockConfiguration PutBucketObjectLockConfiguration")
            ),
            new(
                "aws_s3_bucket_server_side_encryption_configuration",
                "s3/bucket_server_side_encryption_configuration.go",
                place.Buckets.Allow("s3", "GetEncryptionConfiguration PutEncryptionConfiguration")
            ),
            new(
                "aws_s3_bucket_lifecycle_configuration",
                "s3/bucket_lifecycle_configuration.go",
                place.Buckets.Allow("s3", "GetLifecycleConfiguration PutLifecycleConfiguration")
            ),
            new(
                "aws_s3_bucket_notification",
                "s3/bucket_notification.go",
                place.Buckets.Allow("s3", "GetBucketNotification PutBucketNotification")
            ),
            new(
                "aws_s3_bucket_ownership_controls",
                "s3/bucket_ownership_controls.go",
                place.Buckets.Allow("s3", "GetBucketOwnershipControls PutBucketOwnershipControls")
            ),
            new(
                "aws_s3_bucket_policy",
                "s3/bucket_policy.go",
                place.Buckets.Allow("s3", "GetBucketPolicy PutBucketPolicy DeleteBucketPolicy")
            ),
            new(
                "aws_s3_bucket_public_access_block",
                "s3/bucket_public_access_block.go",
                place.Buckets.Allow("s3", "GetBucketPublicAccessBlock PutBucketPublicAccessBlock")
            ),
            new(
                "aws_scheduler_schedule_group",
                "scheduler/schedule_group.go",
                place.Schedules.Allow("scheduler", "CreateScheduleGroup GetScheduleGroup DeleteScheduleGroup"),
                place.Schedules.Allow("scheduler", "ListTagsForResource TagResource UntagResource")
            ),
            new(
                "aws_scheduler_schedule",
                "scheduler/schedule.go",
                place.Schedules.Allow("scheduler", "CreateSchedule GetSchedule UpdateSchedule DeleteSchedule"),
                roles.PassedTo("scheduler").Allow("iam", "PassRole")
            ),
        ];
}
