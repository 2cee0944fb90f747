using System.Text.RegularExpressions;

namespace MarketData.InfraTests.Policies;

/// <summary>A rule that is broken on purpose, in these environments, for this reason.</summary>
sealed record Waiver(string RuleId, string[] Environments, string Reason)
{
    static readonly string[] Everywhere = ["dev", "staging", "prod", "every"];
    static readonly string[] WithoutVpc = ["dev", "staging", "prod"];
    static readonly string[] ShortLogs = ["dev", "staging"];

    public static readonly IReadOnlyList<Waiver> All =
    [
        new(
            "CKV_AWS_116",
            Everywhere,
            "events come by the mapping, and fail into the buffer's dead-letter queue; "
                + "only the sweep invokes the processor asynchronously, and it carries nothing; "
                + "the workflow waits for its functions, and keeps what they cannot do in a queue for each"
        ),
        new(
            "CKV_AWS_117",
            WithoutVpc,
            "the functions call AWS's services, and reference data where it is set; a VPC is a setting (`network`)"
        ),
        new("Lambda.3", WithoutVpc, "as CKV_AWS_117"),
        new(
            "CKV_AWS_272",
            Everywhere,
            "the package is built from this repository and its hash, as an image's digest, is part of the plan; "
                + "signing needs a profile and a bucket of the account's own"
        ),
        new(
            "CKV_AWS_290",
            ["every"],
            "Lambda attaches a function to a VPC only if its role may create and delete network interfaces anywhere; "
                + "the function's own code is denied it"
        ),
        new("CKV_AWS_355", ["every"], "as CKV_AWS_290"),
        new(
            "CKV_AWS_338",
            ShortLogs,
            "logs of an environment without real events; the audit trail is kept whole in any case"
        ),
        new("CloudWatch.16", ShortLogs, "as CKV_AWS_338"),
        new(
            "DynamoDB.6",
            ShortLogs,
            "`destroy` must work as `deploy` does; protection is a setting (`protection.deletion`)"
        ),
        new("OWN-18", ["prod", "every"], "`protection.deletion` asks for it"),
        new(
            "CKV_AWS_18",
            ["every"],
            "who read or wrote a copy is in CloudTrail's data events, if the account records them; "
                + "a bucket with Object Lock cannot take logs, and there is no other"
        ),
        new("S3.9", ["every"], "as CKV_AWS_18"),
        new(
            "CKV_AWS_144",
            ["every"],
            "a copy is a second place of the trail already; a third one is for the account to choose"
        ),
        new("S3.7", ["every"], "as CKV_AWS_144"),
        new(
            "S3.20",
            ["every"],
            "MFA delete is for the root user to turn on, and nobody deletes a locked version, with a device or without"
        ),
        new("CKV_AWS_297", ["every"], "a schedule holds names of a table, a bucket and a key, and no data"),
        new("Lambda.7", ["every"], "`function.tracing` is off"),
        new("CKV_AWS_284", ["every"], "as Lambda.7"),
        new(
            "CKV_AWS_285",
            WithoutVpc,
            "the logs tell what happened; what passed through is in the executions' history, which the key encrypts, "
                + "and in the logs where a setting (`trades.logData`) asks for it"
        ),
        new(
            "CKV_AWS_289",
            Everywhere,
            "Step Functions logs only if the workflow's role may let CloudWatch's delivery write to log groups, "
                + "for which AWS knows no resource"
        )
        {
            Only = "workflow_role",
        },
        new(
            "CKV_AWS_26",
            Everywhere,
            "a topic that tells of a key that was disabled must need none; it carries an alarm's name and state"
        )
        {
            Only = "aws_sns_topic.keys_",
        },
        new("SNS.1", Everywhere, "as CKV_AWS_26") { Only = "aws_sns_topic.keys_" },
        new(
            "CKV2_AWS_73",
            Everywhere,
            "what could not be delivered because the stack's key is disabled must not need it: SQS's own encryption"
        )
        {
            Only = "_dead-letters_",
        },
        new(
            "CloudWatch.15",
            Everywhere,
            "one mail for one trouble: an alarm that `unhealthy` is about has no action, because that one mails"
        ),
        new(
            "CKV_AWS_337",
            Everywhere,
            "outputs and operators' parameters are no secrets: each reading of an encrypted one costs a call of KMS, "
                + "and readers would need the right to decrypt"
        ),
        new("CKV2_AWS_34", Everywhere, "as CKV_AWS_337"),
        new(
            "CKV_AWS_115",
            ["every"],
            "`reservedConcurrency` asks for none, as an account must that has none to reserve; "
                + "the mapping's maximum limits the processor, and EventBridge's and Step Functions' quotas the others"
        ),
        new(
            "KMS.2",
            Everywhere,
            "enriching and copying read tables of other stacks, whose keys are known by their aliases alone: "
                + "a condition on that alias, and on coming through DynamoDB, stands for the key"
        )
        {
            Only = "functions_enrich_role|copies_role",
        },
    ];

    /// <summary>A pattern of a part of the address of what it is for. Absent: for all that breaks the rule.</summary>
    public string? Only { get; init; }

    public bool Covers(string address) => Only is null || Regex.IsMatch(address, Only);

    public static Waiver? For(string ruleId, string environment) =>
        All.SingleOrDefault(waiver => waiver.RuleId == ruleId && waiver.Environments.Contains(environment));
}
