using HashiCorp.Cdktf.Providers.Aws.DataAwsIamPolicyDocument;

namespace MarketData.Infra.Shared;

static class Principals
{
    public static DataAwsIamPolicyDocumentStatementPrincipals[] Everybody => Of("AWS", "*");

    public static DataAwsIamPolicyDocumentStatementPrincipals[] Service(string name) => Of("Service", name);

    public static DataAwsIamPolicyDocumentStatementPrincipals[] Iam(string arn) => Of("AWS", arn);

    static DataAwsIamPolicyDocumentStatementPrincipals[] Of(string type, string identifier) =>
        [new() { Type = type, Identifiers = [identifier] }];
}
