namespace MarketData.Infra.Shared;

static class Conditions
{
    /// <summary>Only on behalf of this one resource: a service principal alone would act for every account.</summary>
    public static DataAwsIamPolicyDocumentStatementCondition[] SourceArn(string arn) =>
        [Equal("ArnEquals", "aws:SourceArn", arn)];

    /// <summary>Only on behalf of this account's resources whose ARNs match the pattern.</summary>
    public static DataAwsIamPolicyDocumentStatementCondition[] SourceLike(string accountId, string arnPattern) =>
        [Equal("StringEquals", "aws:SourceAccount", accountId), Equal("ArnLike", "aws:SourceArn", arnPattern)];

    public static DataAwsIamPolicyDocumentStatementCondition Equal(
        string test,
        string variable,
        params string[] values
    ) =>
        new()
        {
            Test = test,
            Variable = variable,
            Values = values,
        };
}
