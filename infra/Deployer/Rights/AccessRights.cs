namespace MarketData.Infra.Deployer.Rights;

/// <summary>Of roles and keys.</summary>
static class AccessRights
{
    public static IEnumerable<TypeRights> In(Place place, RoleScopes roles) =>
        [
            new(
                "aws_iam_role",
                "iam/role.go",
                roles.Roles.Allow("iam", "GetRole UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy DeleteRole"),
                roles.Roles.Allow("iam", "ListRolePolicies ListAttachedRolePolicies ListInstanceProfilesForRole"),
                roles.Roles.Allow("iam", "TagRole UntagRole"),
                roles.MightOfRoles.Allow("iam", "CreateRole PutRolePermissionsBoundary")
            ),
            new(
                "aws_iam_role_policy",
                "iam/role_policy.go",
                roles.Roles.Allow("iam", "GetRolePolicy"),
                roles.MightOfRoles.Allow("iam", "PutRolePolicy DeleteRolePolicy")
            ),
            new(
                "aws_kms_key",
                "kms/key.go",
                place.NewKeys.Allow("kms", "CreateKey"),
                place.NewKeyTags.Allow("kms", "TagResource"),
                place.Keys.Allow("kms", "DescribeKey GetKeyPolicy PutKeyPolicy UpdateKeyDescription"),
                place.Keys.Allow("kms", "GetKeyRotationStatus EnableKeyRotation ScheduleKeyDeletion"),
                place.Keys.Allow("kms", "ListResourceTags TagResource UntagResource"),
                place.KeysThroughServices.Allow("kms", "CreateGrant DescribeKey Decrypt Encrypt GenerateDataKey"),
                place.KeysThroughServices.Allow("kms", "GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo")
            ),
            new(
                "aws_kms_alias",
                "kms/alias.go",
                Scope.Anything.Allow("kms", "ListAliases"),
                place.Aliases.Allow("kms", "CreateAlias UpdateAlias DeleteAlias"),
                place.Keys.Allow("kms", "CreateAlias UpdateAlias DeleteAlias")
            ),
        ];
}
