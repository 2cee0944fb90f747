using Constructs;
using HashiCorp.Cdktf.Providers.Aws.DataAwsSecurityGroup;
using HashiCorp.Cdktf.Providers.Aws.LambdaFunction;
using HashiCorp.Cdktf.Providers.Aws.SecurityGroup;
using HashiCorp.Cdktf.Providers.Aws.VpcEndpoint;
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
        HttpsRule.Out(this, "to-endpoints", function, "The endpoints", group: endpoints);
        HttpsRule.In(this, "from-function", endpoints, props.Function, function);
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
                    Policy = EndpointPolicy.Of(this, service, props.Foundation.Account),
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
                Policy = EndpointPolicy.Of(this, DynamoDb, props.Foundation.Account),
            }
        );
        HttpsRule.Out(this, "to-dynamodb", function, "DynamoDB, by its gateway", prefixList: dynamo.PrefixListId);
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

    string ServiceName(string service) => $"com.amazonaws.{props.Foundation.Account.Region}.{service}";
}
