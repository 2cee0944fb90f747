namespace MarketData.Infra.Deployer;

static class Arns
{
    /// <param name="service">As in the ARN.</param>
    /// <param name="region">Empty for what is in none.</param>
    /// <param name="account">Its number, or <c>*</c>; empty for what is in none.</param>
    /// <param name="resource">What follows.</param>
    /// <param name="home">The region whose partition it is.</param>
    public static string Of(string service, string region, string account, string resource, string home) =>
        $"arn:{Partition(home)}:{service}:{region}:{account}:{resource}";

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</summary>
    static string Partition(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";
}
