using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Evidence;

/// <summary>
/// Has DynamoDB export the trails at night. A copy is three exports: an export holds what was committed a minute before
/// it and nothing that was committed a minute after it, and is not consistent with any other. So the ends of the chains
/// are taken before the records and after them, as a verification of the tables takes them.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.HowItWorks.html
/// </summary>
public sealed class CopySchedules : Construct
{
    public const int ExportsOfACopy = 3;

    const int Hour = 2;

    // One that starts late stays in its place: it is tried for less than the minutes between two of them.
    const int MinutesApart = 15;
    const int TriedForSeconds = 600;

    readonly Foundation foundation;
    readonly EvidenceBucket bucket;
    readonly EvidenceSettings evidence;
    readonly SchedulerScheduleGroup group;

    public CopySchedules(
        Construct scope,
        string id,
        Foundation foundation,
        EvidenceBucket bucket,
        EvidenceSettings evidence
    )
        : base(scope, id)
    {
        (this.foundation, this.bucket, this.evidence) = (foundation, bucket, evidence);
        var (purpose, names, account, key) = foundation;
        var groupName = names.Scheduler(purpose);
        group = new SchedulerScheduleGroup(this, "group", new SchedulerScheduleGroupConfig { Name = groupName });
        // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
        Role = new ServiceRole(
            this,
            "role",
            foundation,
            "evidence-export",
            "scheduler.amazonaws.com",
            Conditions.Equal("StringEquals", "aws:SourceAccount", account.Id),
            Conditions.Equal("ArnEquals", "aws:SourceArn", account.Arn("scheduler", $"schedule-group/{groupName}"))
        );
        Role.Allow("Exports", ["dynamodb:ExportTableToPointInTime"], [.. AuditedTrail.All.SelectMany(TableArns)]);
        Role.AllowIf(
            "CopiesKey",
            ["kms:Decrypt", "kms:GenerateDataKey"],
            [Conditions.Equal("StringEquals", "kms:ViaService", $"s3.{account.Region}.amazonaws.com")],
            key.Arn
        );
        StackKeys.GrantDecryptThroughDynamoDb(
            foundation,
            Role,
            "TablesKeys",
            [.. AuditedTrail.All.Select(trail => trail.Name)]
        );
        foreach (var trail in AuditedTrail.All)
        {
            Add($"{trail.Name}-heads-before", trail, trail.State, minute: 0);
            Add($"{trail.Name}-records", trail, trail.Records, MinutesApart);
            Add($"{trail.Name}-heads-after", trail, trail.State, 2 * MinutesApart);
        }
    }

    /// <summary>Under which the exports are started.</summary>
    public ServiceRole Role { get; }

    void Add(string purpose, AuditedTrail trail, TableSchema table, int minute) =>
        _ = new SchedulerSchedule(
            this,
            purpose,
            new SchedulerScheduleConfig
            {
                Name = foundation.Names.Scheduler(purpose),
                GroupName = group.Name,
                Description = $"Copies {foundation.Names.DynamoDb(table.Purpose)} into the evidence bucket",
                ScheduleExpression = $"cron({minute} {Hour} {Days} * ? *)",
                FlexibleTimeWindow = new SchedulerScheduleFlexibleTimeWindow { Mode = "OFF" },
                Target = new SchedulerScheduleTarget
                {
                    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
                    Arn = $"arn:{foundation.Account.Partition}:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime",
                    RoleArn = Role.Arn,
                    Input = Fn.Jsonencode(
                        new Dictionary<string, object>
                        {
                            ["TableArn"] = TableArn(table),
                            ["S3Bucket"] = bucket.Name,
                            ["S3Prefix"] = trail.Name,
                            ["S3SseAlgorithm"] = "KMS",
                            ["S3SseKmsKeyId"] = foundation.Key.Arn,
                            ["ExportFormat"] = "DYNAMODB_JSON",
                        }
                    ),
                    RetryPolicy = new SchedulerScheduleTargetRetryPolicy
                    {
                        MaximumEventAgeInSeconds = TriedForSeconds,
                        MaximumRetryAttempts = 10,
                    },
                },
                DependsOn = [Role.Policy],
            }
        );

    /// <summary>From the first of each month on: the last interval of a month may be shorter.</summary>
    string Days => evidence.EveryDays == 1 ? "*" : $"1/{evidence.EveryDays}";

    IEnumerable<string> TableArns(AuditedTrail trail) => [TableArn(trail.Records), TableArn(trail.State)];

    string TableArn(TableSchema schema) =>
        foundation.Account.Arn("dynamodb", $"table/{foundation.Names.DynamoDb(schema.Purpose)}");
}
