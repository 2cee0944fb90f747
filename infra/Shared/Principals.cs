namespace MarketData.Infra.Shared;

static class Principals
{
    public static DataAwsIamPolicyDocumentStatementPrincipals[] Everybody => Of("AWS", "*");

    public static DataAwsIamPolicyDocumentStatementPrincipals[] Service(string name) => Of("Service", name);

    public static DataAwsIamPolicyDocumentStatementPrincipals[] Iam(string arn) => Of("AWS", arn);

    public static DataAwsIamPolicyDocumentStatementPrincipals[] Accounts(AwsAccount account, IEnumerable<string> ids) =>
        Of("AWS", [.. ids.Select(account.RootArnOf)]);

    static DataAwsIamPolicyDocumentStatementPrincipals[] Of(string type, params string[] identifiers) =>
        [new() { Type = type, Identifiers = identifiers }];
}
