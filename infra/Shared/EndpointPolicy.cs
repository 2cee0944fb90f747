using Constructs;

namespace MarketData.Infra.Shared;

/// <summary>Endpoints serve the whole VPC: they are closed to other accounts, not to other users.</summary>
static class EndpointPolicy
{
    public static string Of(Construct scope, string service, AwsAccount account)
    {
        var policy = new PolicyDocument(scope, $"{service}-policy");
        policy.Add(
            new()
            {
                Sid = "ThisAccountOnly",
                Actions = [$"{service}:*"],
                Resources = ["*"],
                Principals = Principals.Everybody,
                Condition = new[]
                {
                    Conditions.Equal("StringEquals", "aws:PrincipalAccount", account.Id),
                    Conditions.Equal("StringEquals", "aws:ResourceAccount", account.Id),
                },
            }
        );
        return policy.Json;
    }
}
