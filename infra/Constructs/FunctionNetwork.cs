using Constructs;
using HashiCorp.Cdktf.Providers.Aws.SecurityGroup;
using HashiCorp.Cdktf.Providers.Aws.VpcEndpoint;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupEgressRule;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupIngressRule;
using MarketData.Contract;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Constructs;

public sealed record FunctionNetworkProps
{
    public required ResourceNames Names { get; init; }
    public required AwsAccount Account { get; init; }
    public required NetworkSettings Settings { get; init; }

    /// <summary>Services that the function calls beside DynamoDB, by their endpoints' names.</summary>
    public required IReadOnlyList<string> Services { get; init; }
}

/// <summary>The function's place in a VPC: no way in, and no way out but to the services that it calls.</summary>
public sealed class FunctionNetwork : Construct
{
    const int Https = 443;

    // Lambda asks for these on every resource before it attaches a function.
    static readonly string[] Attaching =
    [
        "ec2:AssignPrivateIpAddresses",
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSubnets",
        "ec2:UnassignPrivateIpAddresses",
    ];

    readonly FunctionNetworkProps props;

    public FunctionNetwork(Construct scope, string id, FunctionNetworkProps props)
        : base(scope, id)
    {
        this.props = props;
        SubnetIds = props.Settings.SubnetIds;
        SecurityGroupIds = props.Settings.SecurityGroupIds;
        if (props.Settings.CreateEndpoints)
        {
            SecurityGroupIds = [AddEndpoints(), .. SecurityGroupIds];
        }
    }

    public IReadOnlyList<string> SubnetIds { get; }
    public IReadOnlyList<string> SecurityGroupIds { get; }

    /// <summary>Lambda attaches the function in the role's name; the function itself may not.</summary>
    public static void GrantAttach(FunctionRole role, string functionArn)
    {
        role.Allow("Network", Attaching, "*");
        role.Deny(
            "NetworkByFunction",
            Attaching,
            [Conditions.Equal("ArnEquals", "lambda:SourceFunctionArn", functionArn)],
            "*"
        );
    }

    /// <summary>Returns the function's own group.</summary>
    string AddEndpoints()
    {
        var function = Group("function", "market-data-processor", "The processor function: out to its endpoints only");
        var endpoints = Group(
            "endpoints",
            "market-data-endpoints",
            "The processor's endpoints: in from the function only"
        );
        Connect(function, endpoints);
        foreach (var service in props.Services)
        {
            _ = new VpcEndpoint(
                this,
                service,
                new VpcEndpointConfig
                {
                    VpcId = props.Settings.VpcId,
                    ServiceName = ServiceName(service),
                    VpcEndpointType = "Interface",
                    SubnetIds = [.. props.Settings.SubnetIds],
                    SecurityGroupIds = [endpoints],
                    PrivateDnsEnabled = true,
                    Policy = ThisAccountOnly(service),
                }
            );
        }

        var dynamo = new VpcEndpoint(
            this,
            "dynamodb",
            new VpcEndpointConfig
            {
                VpcId = props.Settings.VpcId,
                ServiceName = ServiceName("dynamodb"),
                VpcEndpointType = "Gateway",
                RouteTableIds = [.. props.Settings.RouteTableIds],
                Policy = ThisAccountOnly("dynamodb"),
            }
        );
        _ = new VpcSecurityGroupEgressRule(
            this,
            "to-dynamodb",
            new VpcSecurityGroupEgressRuleConfig
            {
                SecurityGroupId = function,
                Description = "DynamoDB, by its gateway",
                IpProtocol = "tcp",
                FromPort = Https,
                ToPort = Https,
                PrefixListId = dynamo.PrefixListId,
            }
        );
        return function;
    }

    /// <summary>Endpoints serve the whole VPC, so they are closed to other accounts rather than to other users.</summary>
    string ThisAccountOnly(string service)
    {
        var policy = new PolicyDocument(this, $"{service}-policy");
        policy.Add(
            new()
            {
                Sid = "ThisAccountOnly",
                Actions = [$"{service}:*"],
                Resources = ["*"],
                Principals = Principals.Everybody,
                Condition = new[]
                {
                    Conditions.Equal("StringEquals", "aws:PrincipalAccount", props.Account.Id),
                    Conditions.Equal("StringEquals", "aws:ResourceAccount", props.Account.Id),
                },
            }
        );
        return policy.Json;
    }

    string Group(string id, string purpose, string description) =>
        new SecurityGroup(
            this,
            id,
            new SecurityGroupConfig
            {
                Name = props.Names.Vpc(purpose),
                Description = description,
                VpcId = props.Settings.VpcId,
            }
        ).Id;

    void Connect(string function, string endpoints)
    {
        _ = new VpcSecurityGroupEgressRule(
            this,
            "to-endpoints",
            new VpcSecurityGroupEgressRuleConfig
            {
                SecurityGroupId = function,
                Description = "The endpoints",
                IpProtocol = "tcp",
                FromPort = Https,
                ToPort = Https,
                ReferencedSecurityGroupId = endpoints,
            }
        );
        _ = new VpcSecurityGroupIngressRule(
            this,
            "from-function",
            new VpcSecurityGroupIngressRuleConfig
            {
                SecurityGroupId = endpoints,
                Description = "The processor function",
                IpProtocol = "tcp",
                FromPort = Https,
                ToPort = Https,
                ReferencedSecurityGroupId = function,
            }
        );
    }

    string ServiceName(string service) => $"com.amazonaws.{props.Account.Region}.{service}";
}
