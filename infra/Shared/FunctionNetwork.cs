using Constructs;
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

    /// <summary>
    /// Which endpoints are created. What answers already in the VPC is left out: AWS refuses a second endpoint that
    /// takes a service's own name, and a second route to DynamoDB in a route table.
    /// </summary>
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
    readonly SecurityGroup function;

    FunctionNetwork(Construct scope, string id, FunctionNetworkProps props)
        : base(scope, id)
    {
        this.props = props;
        settings = props.Settings;
        function = Group("function", props.FunctionGroup, $"{props.Function}: out to its endpoints only");
        var interfaces = props.Services.Where(service => service != DynamoDb).ToList();
        if (interfaces.Count > 0)
        {
            AddInterfaces(interfaces);
        }

        if (props.Services.Contains(DynamoDb))
        {
            AddGateway();
        }

        VpcConfig = new LambdaFunctionVpcConfig
        {
            SubnetIds = [.. settings.SubnetIds],
            SecurityGroupIds = [function.Id, .. JoinedGroup(), .. settings.SecurityGroupIds],
        };
    }

    public LambdaFunctionVpcConfig VpcConfig { get; }

    /// <summary>Null where the settings name no VPC.</summary>
    public static FunctionNetwork? AddTo(Construct scope, string id, FunctionNetworkProps props) =>
        props.Settings.VpcId is null ? null : new(scope, id, props);

    /// <summary>
    /// Lambda attaches the function under the function's role, and under it gives the interfaces back, up to half an
    /// hour after the function is gone; the function's own code may not. So the role keeps its rights until the group
    /// is deleted, which waits for the interfaces.
    /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
    /// </summary>
    public void GrantAttach(ServiceRole role, string functionArn)
    {
        role.Allow("Network", Attaching, "*");
        role.Deny(
            "NetworkByFunction",
            Attaching,
            [Conditions.Equal("ArnEquals", "lambda:SourceFunctionArn", functionArn)],
            "*"
        );
        function.WaitFor(role.Policy);
    }

    void AddInterfaces(IEnumerable<string> services)
    {
        var description = $"{props.Owner}'s endpoints: in from the function only";
        var endpoints = Group("endpoints", props.EndpointsGroup, description).Id;
        HttpsRule.Out(this, "to-endpoints", function.Id, "The endpoints", group: endpoints);
        HttpsRule.In(this, "from-function", endpoints, props.Function, function.Id);
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

    void AddGateway()
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
        HttpsRule.Out(this, "to-dynamodb", function.Id, "DynamoDB, by its gateway", prefixList: dynamo.PrefixListId);
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

    SecurityGroup Group(string id, string name, string description) =>
        new(
            this,
            id,
            new SecurityGroupConfig
            {
                Name = name,
                Description = description,
                VpcId = settings.VpcId!,
            }
        );

    string ServiceName(string service) => $"com.amazonaws.{props.Foundation.Account.Region}.{service}";
}
