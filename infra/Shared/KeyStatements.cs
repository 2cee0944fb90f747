namespace MarketData.Infra.Shared;

/// <summary>The statements of keys' policies: what the account itself may do with a key, and what others may.</summary>
static class KeyStatements
{
    /// <summary>In a key policy, the resource "*" is the key itself.</summary>
    static readonly string[] ThisKey = ["*"];

    // Of AWS's list for administrators those that these keys know, each by its name: with kms:Create* they could grant
    // themselves decryption.
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    static readonly string[] AdministrationActions =
    [
        "kms:CancelKeyDeletion",
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:DescribeKey",
        "kms:DisableKey",
        "kms:DisableKeyRotation",
        "kms:EnableKey",
        "kms:EnableKeyRotation",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListGrants",
        "kms:ListKeyPolicies",
        "kms:ListKeyRotations",
        "kms:ListResourceTags",
        "kms:PutKeyPolicy",
        "kms:RevokeGrant",
        "kms:RotateKeyOnDemand",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
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
