using MarketData.Contract;

namespace MarketData.Infra.Deployer;

/// <summary>
/// What a deployment has in a region, by its names. They are patterns, and no list of what is there today, so that what
/// the next version adds or removes is in them.
/// </summary>
/// <param name="names">Of the deployment.</param>
/// <param name="account">Its number, or <c>*</c>.</param>
/// <param name="region">The deployment's own, or that of a replica.</param>
/// <param name="isReplica">Whether it is another than the deployment's own: its statements have other names.</param>
sealed class Place(ResourceNames names, string account, string region, bool isReplica)
{
    public Scope Queues => Named("Queues", "sqs", names.Sqs("*"));

    public Scope Tables => Named("Tables", "dynamodb", $"table/{names.DynamoDb("*")}");

    /// <summary>AWS asks about the topic or about the subscription.</summary>
    public Scope Topics => Named("Topics", "sns", names.Sns("*"), $"{names.Sns("*")}:*");

    /// <summary>The ARN of a rule has its bus before its name, unless that is the default one.</summary>
    public Scope Events =>
        Named(
            "Events",
            "events",
            $"archive/{names.EventBridge("*")}",
            $"event-bus/{names.EventBridge("*")}",
            $"rule/{names.EventBridge("*")}"
        );

    /// <summary>AWS asks about the group, or about all that is in it.</summary>
    public Scope LogGroups =>
        Named(
            "LogGroups",
            "logs",
            $"log-group:/aws/lambda/{names.Lambda("*")}",
            $"log-group:/aws/lambda/{names.Lambda("*")}:*",
            $"log-group:/aws/vendedlogs/states/{names.TradeProcessing}",
            $"log-group:/aws/vendedlogs/states/{names.TradeProcessing}:*"
        );

    public Scope Alarms => Named("Alarms", "cloudwatch", $"alarm:{names.CloudWatch("*")}");

    /// <summary>Dashboards are in no region.</summary>
    public Scope Dashboards =>
        new("Dashboards", [Arns.Of("cloudwatch", "", account, $"dashboard/{names.Dashboard("*")}", region)]);

    /// <summary>CodeDeploy's application of a function, and its deployment group.</summary>
    public Scope Releases =>
        Named(
            "Releases",
            "codedeploy",
            $"application:codedeploy-*-{names.Suffix}",
            $"deploymentgroup:codedeploy-*-{names.Suffix}/*"
        );

    /// <summary>A bucket's ARN has neither region nor account, and its name both.</summary>
    public Scope Buckets =>
        new("Buckets", [Arns.Of("s3", "", "", $"s3-*-{names.Suffix}-{names.Region}-{account}", region)]);

    public Scope Schedules =>
        Named(
            "Schedules",
            "scheduler",
            $"schedule-group/scheduler-*-{names.Suffix}",
            $"schedule/scheduler-*-{names.Suffix}/scheduler-*-{names.Suffix}"
        );

    public Scope Parameters =>
        Named(
            "Parameters",
            "ssm",
            $"parameter{names.OutputsPath(ResourceNames.MarketData)}*",
            $"parameter{names.OutputsPath(ResourceNames.Trades)}*",
            $"parameter{names.OutputsPath("evidence")}*",
            $"parameter{TradeParameters.PathOf(names.Suffix)}*"
        );

    public Scope StateMachines => Named("StateMachines", "states", $"stateMachine:{names.TradeProcessing}");

    public Scope Repositories => Named("Repositories", "ecr", $"repository/{names.TradeImages}");

    /// <summary>With their versions and aliases.</summary>
    public Scope Functions =>
        Named("Functions", "lambda", $"function:{names.Lambda("*")}", $"function:{names.Lambda("*")}:*");

    /// <summary>Mappings have drawn names; what tells them apart is their function.</summary>
    public Scope Mappings => Named("Mappings", "lambda", "event-source-mapping:*") with { Condition = OfFunctions };

    /// <summary>A mapping that is not there yet has no ARN.</summary>
    public Scope NewMappings => new("NewMappings", ["*"], OfFunctions);

    /// <summary>AWS documents no condition that tells whose mapping is tagged.</summary>
    public Scope MappingTags => Named("MappingTags", "lambda", "event-source-mapping:*");

    // Keys have drawn names, too. KMS tells them apart by the tags that they are created with.

    public Scope Keys => AnyKey("Keys", Tags.OfResource(names));

    public Scope NewKeys => new("NewKeys", ["*"], Tags.OfRequest(names));

    /// <summary>Whoever tags a key makes it the deployment's: only one that is of no environment.</summary>
    public Scope NewKeyTags =>
        AnyKey("NewKeyTags", Tags.OfRequest(names).And("Null", Tags.EnvironmentOfResource, "true"));

    /// <summary>Services use a key in the name of whoever creates what is encrypted with it.</summary>
    public Scope KeysThroughServices =>
        AnyKey(
            "KeysThroughServices",
            Tags.OfResource(names).And("StringLike", "kms:ViaService", $"*.{region}.amazonaws.com")
        );

    public Scope Aliases => Named("Aliases", "kms", $"alias/{names.Kms("*")}");

    // So have the parts of a VPC.

    public Scope NetworkParts => AnyNetworkPart("NetworkParts", Tags.OfResource(names));

    public Scope NewNetworkParts => AnyNetworkPart("NewNetworkParts", Tags.OfRequest(names));

    /// <summary>Tags are given with what they are on, and to nothing else.</summary>
    public Scope NewNetworkTags =>
        AnyNetworkPart(
            "NewNetworkTags",
            new(
                "StringEquals",
                "ec2:CreateAction",
                "AuthorizeSecurityGroupEgress",
                "AuthorizeSecurityGroupIngress",
                "CreateSecurityGroup",
                "CreateVpcEndpoint"
            )
        );

    Condition OfFunctions => new("ArnLike", "lambda:FunctionArn", Functions.Resources);

    public Scope Named(string sid, string service, params string[] resources) =>
        new(isReplica ? $"{sid}{SidOfRegion}" : sid, [.. resources.Select(resource => Arn(service, resource))]);

    Scope AnyKey(string sid, Condition condition) => Named(sid, "kms", "key/*") with { Condition = condition };

    Scope AnyNetworkPart(string sid, Condition condition) =>
        Named(sid, "ec2", "security-group/*", "security-group-rule/*", "vpc-endpoint/*") with
        {
            Condition = condition,
        };

    /// <summary>Letters and digits only.</summary>
    string SidOfRegion => region.Replace("-", "", StringComparison.Ordinal);

    string Arn(string service, string resource) => Arns.Of(service, region, account, resource, region);
}
