using Constructs;

namespace MarketData.Infra.Shared;

/// <summary>What a security group lets out and in: HTTPS, and to or from one place.</summary>
static class HttpsRule
{
    const string Protocol = "tcp";
    const int Port = 443;

    /// <summary>To a group or to a prefix list.</summary>
    public static void Out(
        Construct scope,
        string id,
        string from,
        string description,
        string? group = null,
        string? prefixList = null
    ) =>
        _ = new VpcSecurityGroupEgressRule(
            scope,
            id,
            new VpcSecurityGroupEgressRuleConfig
            {
                SecurityGroupId = from,
                Description = description,
                IpProtocol = Protocol,
                FromPort = Port,
                ToPort = Port,
                ReferencedSecurityGroupId = group,
                PrefixListId = prefixList,
            }
        );

    public static void In(Construct scope, string id, string to, string description, string from) =>
        _ = new VpcSecurityGroupIngressRule(
            scope,
            id,
            new VpcSecurityGroupIngressRuleConfig
            {
                SecurityGroupId = to,
                Description = description,
                IpProtocol = Protocol,
                FromPort = Port,
                ToPort = Port,
                ReferencedSecurityGroupId = from,
            }
        );
}
