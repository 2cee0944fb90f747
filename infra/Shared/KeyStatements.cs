using HashiCorp.Cdktf.Providers.Aws.DataAwsIamPolicyDocument;

namespace MarketData.Infra.Shared;

/// <summary>What the account itself may do with a key.</summary>
static class KeyStatements
{
    /// <summary>In a key policy, the resource "*" is the key itself.</summary>
    public static readonly string[] ThisKey = ["*"];

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

    public static DataAwsIamPolicyDocumentStatement Administration(AwsAccount account) =>
        new()
        {
            Sid = "Administration",
            Actions = AdministrationActions,
            Resources = ThisKey,
            Principals = Principals.Iam(account.RootArn),
        };

    /// <summary>These services use a key on behalf of whoever deploys, reads a table or redrives a queue.</summary>
    public static DataAwsIamPolicyDocumentStatement ThroughServices(AwsAccount account, params string[] services) =>
        new()
        {
            Sid = "AccountThroughServices",
            Actions =
            [
                "kms:CreateGrant",
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey*",
                "kms:ReEncrypt*",
            ],
            Resources = ThisKey,
            Principals = Principals.Iam(account.RootArn),
            Condition = new[] { Conditions.Equal("StringEquals", "kms:ViaService", services) },
        };
}
