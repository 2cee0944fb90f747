namespace MarketData.Infra.Shared;

/// <summary>
/// The keys of other stacks of the environment, which need not be deployed: they are known by their aliases.
/// </summary>
static class StackKeys
{
    /// <param name="foundation">Of the role's stack.</param>
    /// <param name="role">Who reads tables of those stacks.</param>
    /// <param name="sid">The statement's.</param>
    /// <param name="purposes">The stacks'.</param>
    public static void GrantDecryptThroughDynamoDb(
        Foundation foundation,
        ServiceRole role,
        string sid,
        params string[] purposes
    ) =>
        // The condition is met where one of the key's aliases is among these:
        // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-resource-aliases
        role.AllowIf(
            sid,
            ["kms:Decrypt"],
            [
                Conditions.Equal(
                    "ForAnyValue:StringEquals",
                    "kms:ResourceAliases",
                    [.. purposes.Select(purpose => $"alias/{foundation.Names.Kms(purpose)}")]
                ),
                Conditions.Equal(
                    "StringEquals",
                    "kms:ViaService",
                    $"dynamodb.{foundation.Account.Region}.amazonaws.com"
                ),
            ],
            foundation.Account.Arn("kms", "key/*")
        );
}
