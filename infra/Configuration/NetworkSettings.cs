namespace MarketData.Infra.Configuration;

/// <summary>The VPC that the function is attached to. It stays the user's own; only endpoints and groups are added.</summary>
public sealed record NetworkSettings
{
    public required string VpcId { get; init; }
    public required IReadOnlyList<string> SubnetIds { get; init; }
    public required IReadOnlyList<string> RouteTableIds { get; init; }
    public required IReadOnlyList<string> SecurityGroupIds { get; init; }
    public required bool CreateEndpoints { get; init; }

    /// <summary>Null where no VPC is set.</summary>
    internal static NetworkSettings? Read(SettingsReader read)
    {
        var problems = read.Problems.Count;
        var vpc = read.OptionalText(
            new("network.vpcId", "NETWORK_VPC_ID", "Attaches the function to this VPC"),
            Id("vpc"),
            "the id of a VPC"
        );
        var network = new NetworkSettings
        {
            VpcId = vpc ?? "",
            SubnetIds = List(
                "subnetIds",
                "NETWORK_SUBNET_IDS",
                "Private subnets, in two availability zones at least",
                "subnet",
                "ids of subnets"
            ),
            RouteTableIds = List(
                "routeTableIds",
                "NETWORK_ROUTE_TABLE_IDS",
                "The subnets' route tables, for the way to DynamoDB",
                "rtb",
                "ids of route tables"
            ),
            SecurityGroupIds = List(
                "securityGroupIds",
                "NETWORK_SECURITY_GROUP_IDS",
                "Groups of the function beside its own",
                "sg",
                "ids of security groups"
            ),
            CreateEndpoints = read.Switch(
                new(
                    "network.createEndpoints",
                    "NETWORK_CREATE_ENDPOINTS",
                    "Creates the endpoints that the function needs; `false` where the VPC has them, and securityGroupIds lets the function reach them"
                ),
                true
            ),
        };
        if (read.Problems.Count == problems)
        {
            foreach (var problem in network.Contradictions(isSet: vpc is not null))
            {
                read.Report(problem);
            }
        }

        return vpc is null ? null : network;

        IReadOnlyList<string> List(string name, string variable, string meaning, string type, string allowed) =>
            read.List(new($"network.{name}", variable, meaning), Id(type), allowed);
    }

    static string Id(string type) => $"^{type}-[0-9a-f]{{8,17}}$";

    IEnumerable<string> Contradictions(bool isSet)
    {
        if (!isSet)
        {
            if (SubnetIds.Count + RouteTableIds.Count + SecurityGroupIds.Count > 0 || !CreateEndpoints)
            {
                yield return "network.vpcId (NETWORK_VPC_ID) is absent, but must be set where another setting of network is.";
            }

            yield break;
        }

        if (SubnetIds.Count < 2)
        {
            yield return $"network.subnetIds (NETWORK_SUBNET_IDS) has {SubnetIds.Count}, but must have 2 or more with network.vpcId.";
        }

        if (CreateEndpoints && RouteTableIds.Count == 0)
        {
            yield return "network.routeTableIds (NETWORK_ROUTE_TABLE_IDS) has none, but must have 1 or more where endpoints are created.";
        }

        if (!CreateEndpoints && SecurityGroupIds.Count == 0)
        {
            yield return "network.securityGroupIds (NETWORK_SECURITY_GROUP_IDS) has none, but must have 1 or more where no endpoints are created.";
        }
    }
}
