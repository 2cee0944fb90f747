using Constructs;
using HashiCorp.Cdktf.Providers.Aws.LambdaFunction;
using HashiCorp.Cdktf.Providers.Aws.SecurityGroup;
using HashiCorp.Cdktf.Providers.Aws.VpcEndpoint;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupEgressRule;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupIngressRule;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Processing;

/// <summary>The function's place in a VPC: no way in, and no way out except to the services that it calls.</summary>
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

    readonly Foundation foundation;
    readonly NetworkSettings settings;

    FunctionNetwork(Construct scope, string id, Foundation foundation, NetworkSettings settings, string[] services)
        : base(scope, id)
    {
        this.foundation = foundation;
        this.settings = settings;
        VpcConfig = new LambdaFunctionVpcConfig
        {
            SubnetIds = [.. settings.SubnetIds],
            SecurityGroupIds = settings.CreateEndpoints
                ? [AddEndpoints(services), .. settings.SecurityGroupIds]
                : [.. settings.SecurityGroupIds],
        };
    }

    public LambdaFunctionVpcConfig VpcConfig { get; }

    /// <summary>Null where the settings name no VPC.</summary>
    public static FunctionNetwork? AddTo(Construct scope, string id, Foundation foundation, Settings settings)
    {
        // Lambda writes the function's own logs; Lambda Insights sends its logs from the function.
        string[] services = settings.Function.InsightsLayer is null
            ? ["kms", "sns", "sqs"]
            : ["kms", "sns", "sqs", "logs"];
        return settings.Network.VpcId is null ? null : new(scope, id, foundation, settings.Network, services);
    }

    /// <summary>Lambda attaches the function under the function's role; the function's own code may not.</summary>
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
    string AddEndpoints(string[] services)
    {
        var function = Group("function", "market-data-processor", "The processor function: out to its endpoints only");
        var endpoints = Group(
            "endpoints",
            "market-data-endpoints",
            "The processor's endpoints: in from the function only"
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

        var dynamo = new VpcEndpoint(
            this,
            "dynamodb",
            new VpcEndpointConfig
            {
                VpcId = settings.VpcId!,
                ServiceName = ServiceName("dynamodb"),
                VpcEndpointType = "Gateway",
                RouteTableIds = [.. settings.RouteTableIds],
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
                    Conditions.Equal("StringEquals", "aws:PrincipalAccount", foundation.Account.Id),
                    Conditions.Equal("StringEquals", "aws:ResourceAccount", foundation.Account.Id),
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
                Name = foundation.Names.Vpc(purpose),
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
                Description = "The processor function",
                IpProtocol = "tcp",
                FromPort = Https,
                ToPort = Https,
                ReferencedSecurityGroupId = function,
            }
        );
    }

    string ServiceName(string service) => $"com.amazonaws.{foundation.Account.Region}.{service}";
}
