using MarketData.Contract;

namespace MarketData.Infra.Deployer;

/// <summary>The roles of a deployment, under the path and with the boundary that the stacks say.</summary>
sealed class RoleScopes(ResourceNames names, string account, SynthesizedStacks stacks)
{
    public Scope Roles => new("Roles", Arns());

    /// <summary>What makes a role mightier: where roles have a boundary, only for those that have it.</summary>
    public Scope MightOfRoles =>
        new(
            "MightOfRoles",
            Arns(),
            stacks.Texts("aws_iam_role", "permissions_boundary") is { Length: > 0 } boundaries
                ? new Condition("StringEquals", "iam:PermissionsBoundary", boundaries)
                : null
        );

    /// <summary>A role is given to the one service that acts under it.</summary>
    public Scope PassedTo(string service) =>
        new(
            $"PassTo{char.ToUpperInvariant(service[0])}{service[1..]}",
            Arns(),
            new("StringEquals", "iam:PassedToService", $"{service}.amazonaws.com")
        );

    /// <summary>The role under which a service itself acts, made when it is first needed in the account.</summary>
    public Scope OfService(string sid, string service, string name) =>
        new(
            sid,
            [Deployer.Arns.Of("iam", "", account, $"role/aws-service-role/{service}/{name}", names.Region)],
            new("StringEquals", "iam:AWSServiceName", service)
        );

    string[] Arns() =>
        [
            .. (stacks.Texts("aws_iam_role", "path") is { Length: > 0 } paths ? paths : ["/"]).Select(path =>
                Deployer.Arns.Of("iam", "", account, $"role{path}{names.Iam("*")}", names.Region)
            ),
        ];
}
