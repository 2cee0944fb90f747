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
            WithoutVpc,
            "`destroy` must work as `deploy` does; protection is a setting (`protection.deletion`)"
        ),
        new("OWN-18", ["every"], "`protection.deletion` asks for it"),
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
            "enriching reads tables of the market-data stack, whose key is known by its alias alone: "
                + "a condition on that alias, and on coming through DynamoDB, stands for the key"
        )
        {
            Only = "functions_enrich_role",
        },
    ];

    /// <summary>A part of the address of what it is for. Absent: for all that breaks the rule.</summary>
    public string? Only { get; init; }

    public bool Covers(string address) => Only is null || address.Contains(Only, StringComparison.Ordinal);

    public static Waiver? For(string ruleId, string environment) =>
        All.SingleOrDefault(waiver => waiver.RuleId == ruleId && waiver.Environments.Contains(environment));
}
