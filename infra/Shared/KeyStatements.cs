using HashiCorp.Cdktf.Providers.Aws.DataAwsIamPolicyDocument;

namespace MarketData.Infra.Shared;

/// <summary>The statements of keys' policies: what the account itself may do with a key, and what others may.</summary>
static class KeyStatements
{
    /// <summary>In a key policy, the resource "*" is the key itself.</summary>
    static readonly string[] ThisKey = ["*"];

    // Everything but encrypting and decrypting: AWS's own list for administrators, which grows within these prefixes.
    static readonly string[] AdministrationActions =
    [
        "kms:Create*",
        "kms:Describe*",
        "kms:Enable*",
        "kms:List*",
        "kms:Put*",
        "kms:Update*",
        "kms:Revoke*",
        "kms:Disable*",
        "kms:Get*",
        "kms:Delete*",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:ScheduleKeyDeletion",
        "kms:CancelKeyDeletion",
        "kms:RotateKeyOnDemand",
    ];

    /// <summary>Who may do what with the key that has this statement in its policy.</summary>
    public static DataAwsIamPolicyDocumentStatement Of(
        string sid,
        string[] actions,
        DataAwsIamPolicyDocumentStatementPrincipals[] principals,
        params DataAwsIamPolicyDocumentStatementCondition[] conditions
    ) =>
        new()
        {
            Sid = sid,
            Actions = actions,
            Resources = ThisKey,
            Principals = principals,
            Condition = conditions.Length == 0 ? null : conditions,
        };

    public static DataAwsIamPolicyDocumentStatement Administration(AwsAccount account) =>
        Of("Administration", AdministrationActions, Principals.Iam(account.RootArn));

    /// <summary>These services use a key on behalf of whoever deploys, reads a table or redrives a queue.</summary>
    public static DataAwsIamPolicyDocumentStatement ThroughServices(AwsAccount account, params string[] services) =>
        Of(
            "AccountThroughServices",
            [
                "kms:CreateGrant",
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey*",
                "kms:ReEncrypt*",
            ],
            Principals.Iam(account.RootArn),
            Conditions.Equal("StringEquals", "kms:ViaService", services)
        );
}
