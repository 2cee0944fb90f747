namespace MarketData.Infra.Deployer.Rights;

/// <summary>Of what a function in a VPC is behind.</summary>
static class NetworkRights
{
    public static IEnumerable<TypeRights> In(Place place, SynthesizedStacks stacks)
    {
        var network = place.Named(
            "Network",
            "ec2",
            [
                .. stacks.Texts("aws_security_group", "vpc_id").Select(id => $"vpc/{id}"),
                .. stacks.Texts("aws_vpc_endpoint", "subnet_ids").Select(id => $"subnet/{id}"),
                .. stacks.Texts("aws_vpc_endpoint", "route_table_ids").Select(id => $"route-table/{id}"),
            ]
        );
        return
        [
            new(
                "data.aws_security_group",
                "ec2/vpc_security_group_data_source.go",
                Scope.Anything.Allow("ec2", "DescribeSecurityGroups")
            ),
            new(
                "aws_security_group",
                "ec2/vpc_security_group.go",
                Scope.Anything.Allow("ec2", "DescribeSecurityGroups DescribeNetworkInterfaces"),
                network.Allow("ec2", "CreateSecurityGroup"),
                place.NewNetworkParts.Allow("ec2", "CreateSecurityGroup"),
                place.NewNetworkTags.Allow("ec2", "CreateTags"),
                place.NetworkParts.Allow("ec2", "DeleteSecurityGroup RevokeSecurityGroupEgress"),
                place.NetworkParts.Allow("ec2", "RevokeSecurityGroupIngress CreateTags DeleteTags")
            ),
            new(
                "aws_vpc_security_group_egress_rule",
                "ec2/vpc_security_group_egress_rule.go",
                Scope.Anything.Allow("ec2", "DescribeSecurityGroupRules"),
                place.NewNetworkParts.Allow("ec2", "AuthorizeSecurityGroupEgress"),
                place.NewNetworkTags.Allow("ec2", "CreateTags"),
                place.NetworkParts.Allow("ec2", "AuthorizeSecurityGroupEgress RevokeSecurityGroupEgress"),
                place.NetworkParts.Allow("ec2", "ModifySecurityGroupRules CreateTags DeleteTags")
            ),
            new(
                "aws_vpc_security_group_ingress_rule",
                "ec2/vpc_security_group_ingress_rule.go",
                Scope.Anything.Allow("ec2", "DescribeSecurityGroupRules"),
                place.NewNetworkParts.Allow("ec2", "AuthorizeSecurityGroupIngress"),
                place.NewNetworkTags.Allow("ec2", "CreateTags"),
                place.NetworkParts.Allow("ec2", "AuthorizeSecurityGroupIngress RevokeSecurityGroupIngress"),
                place.NetworkParts.Allow("ec2", "ModifySecurityGroupRules CreateTags DeleteTags")
            ),
            new(
                "aws_vpc_endpoint",
                "ec2/vpc_endpoint.go",
                Scope.Anything.Allow("ec2", "DescribeVpcEndpoints DescribePrefixLists"),
                network.Allow("ec2", "CreateVpcEndpoint ModifyVpcEndpoint"),
                place.NewNetworkParts.Allow("ec2", "CreateVpcEndpoint"),
                place.NewNetworkTags.Allow("ec2", "CreateTags"),
                place.NetworkParts.Allow("ec2", "CreateVpcEndpoint ModifyVpcEndpoint DeleteVpcEndpoints"),
                place.NetworkParts.Allow("ec2", "CreateTags DeleteTags")
            ),
        ];
    }
}
