using Constructs;
using HashiCorp.Cdktf.Providers.Aws.DataAwsSecurityGroup;
using HashiCorp.Cdktf.Providers.Aws.LambdaFunction;
using HashiCorp.Cdktf.Providers.Aws.SecurityGroup;
using HashiCorp.Cdktf.Providers.Aws.VpcEndpoint;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupEgressRule;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupIngressRule;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Shared;

public sealed record FunctionNetworkProps
{
    public required Foundation Foundation { get; init; }
    public required NetworkSettings Settings { get; init; }

    /// <summary>Who goes out, as in <c>The processor function</c>, and whose endpoints it goes to.</summary>
    public required string Function { get; init; }

    public required string Owner { get; init; }

    /// <summary>The name of the security group of what goes out.</summary>
    public required string FunctionGroup { get; init; }

    /// <summary>That of the endpoints' group.</summary>
    public required string EndpointsGroup { get; init; }

    /// <summary>Which endpoints are created, where the settings ask for any. DynamoDB's is a gateway.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The name of another stack's group: what is in it reaches that stack's endpoints.</summary>
    public string? JoinedGroup { get; init; }
}

/// <summary>
/// A place in a VPC for a stack's functions: no way in, and no way out except to the services that they call.
/// </summary>
public sealed class FunctionNetwork : Construct
{
    const int Https = 443;
    const string DynamoDb = "dynamodb";

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
    readonly NetworkSettings settings;

    FunctionNetwork(Construct scope, string id, FunctionNetworkProps props)
        : base(scope, id)
    {
        this.props = props;
        settings = props.Settings;
        VpcConfig = new LambdaFunctionVpcConfig
        {
            SubnetIds = [.. settings.SubnetIds],
            SecurityGroupIds = settings.CreateEndpoints
                ? [AddEndpoints(), .. JoinedGroup(), .. settings.SecurityGroupIds]
                : [.. settings.SecurityGroupIds],
        };
    }

    public LambdaFunctionVpcConfig VpcConfig { get; }

    /// <summary>Null where the settings name no VPC.</summary>
    public static FunctionNetwork? AddTo(Construct scope, string id, FunctionNetworkProps props) =>
        props.Settings.VpcId is null ? null : new(scope, id, props);

    /// <summary>Lambda attaches the function under the function's role; the function's own code may not.</summary>
    public static void GrantAttach(ServiceRole role, string functionArn)
    {
        role.Allow("Network", Attaching, "*");
        role.Deny(
            "NetworkByFunction",
            Attaching,
            [Conditions.Equal("ArnEquals", "lambda:SourceFunctionArn", functionArn)],
            "*"
        );
    }

    /// <summary>Returns the functions' own group.</summary>
    string AddEndpoints()
    {
        var function = Group("function", props.FunctionGroup, $"{props.Function}: out to its endpoints only");
        var interfaces = props.Services.Where(service => service != DynamoDb).ToList();
        if (interfaces.Count > 0)
        {
            AddInterfaces(interfaces, function);
        }

        if (props.Services.Contains(DynamoDb))
        {
            AddGateway(function);
        }

        return function;
    }

    void AddInterfaces(IEnumerable<string> services, string function)
    {
        var endpoints = Group(
            "endpoints",
            props.EndpointsGroup,
            $"{props.Owner}'s endpoints: in from the function only"
        );
        Connect(function, endpoints);
        foreach (var service in services)
        {
            _ = new VpcEndpoint(
                this,
                service,
                new VpcEndpointConfig
                {
                    VpcId = settings.VpcId!,
                    ServiceName = ServiceName(service),
                    VpcEndpointType = "Interface",
                    SubnetIds = [.. settings.SubnetIds],
                    SecurityGroupIds = [endpoints],
                    PrivateDnsEnabled = true,
                    Policy = ThisAccountOnly(service),
                }
            );
        }
    }

    void AddGateway(string function)
    {
        var dynamo = new VpcEndpoint(
            this,
            DynamoDb,
            new VpcEndpointConfig
            {
                VpcId = settings.VpcId!,
                ServiceName = ServiceName(DynamoDb),
                VpcEndpointType = "Gateway",
                RouteTableIds = [.. settings.RouteTableIds],
                Policy = ThisAccountOnly(DynamoDb),
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
    }

    IEnumerable<string> JoinedGroup() =>
        props.JoinedGroup is null
            ? []
            :
            [
                new DataAwsSecurityGroup(
                    this,
                    "joined",
                    new DataAwsSecurityGroupConfig { Name = props.JoinedGroup, VpcId = settings.VpcId }
                ).Id,
            ];

    /// <summary>Endpoints serve the whole VPC: they are closed to other accounts, not to other users.</summary>
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
                    Conditions.Equal("StringEquals", "aws:PrincipalAccount", props.Foundation.Account.Id),
                    Conditions.Equal("StringEquals", "aws:ResourceAccount", props.Foundation.Account.Id),
                },
            }
        );
        return policy.Json;
    }

    string Group(string id, string name, string description) =>
        new SecurityGroup(
            this,
            id,
            new SecurityGroupConfig
            {
                Name = name,
                Description = description,
                VpcId = settings.VpcId!,
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
                Description = props.Function,
                IpProtocol = "tcp",
                FromPort = Https,
                ToPort = Https,
                ReferencedSecurityGroupId = function,
            }
        );
    }

    string ServiceName(string service) => $"com.amazonaws.{props.Foundation.Account.Region}.{service}";
}
