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
                + "only the sweep invokes the function asynchronously, and it carries nothing"
        ),
        new("CKV_AWS_117", WithoutVpc, "the function calls AWS's services only; a VPC is a setting (`network`)"),
        new("Lambda.3", WithoutVpc, "as CKV_AWS_117"),
        new(
            "CKV_AWS_272",
            Everywhere,
            "the package is built from this repository and its hash is part of the plan; "
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
    ];

    public static Waiver? For(string ruleId, string environment) =>
        All.SingleOrDefault(waiver => waiver.RuleId == ruleId && waiver.Environments.Contains(environment));
}
