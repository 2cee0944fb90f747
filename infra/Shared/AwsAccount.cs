using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Shared;

/// <summary>Where a stack is deployed: the providers with their default tags, and the account's identity.</summary>
public sealed class AwsAccount : Construct
{
    /// <param name="scope">The stack.</param>
    /// <param name="id">Of the construct.</param>
    /// <param name="settings">The deployment's.</param>
    /// <param name="replicaRegions">Those that have a provider of their own too.</param>
    public AwsAccount(Construct scope, string id, Settings settings, IReadOnlyList<string> replicaRegions)
        : base(scope, id)
    {
        var tags = new Dictionary<string, string>(settings.Tags)
        {
            [DeploymentTags.Project] = ResourceNames.MarketData,
            [DeploymentTags.Environment] = settings.Suffix,
            [DeploymentTags.ManagedBy] = "cdktf",
        };
        _ = Provider("provider", settings.Region);
        ReplicaProviders = replicaRegions.ToDictionary(
            region => region,
            region => Provider($"provider-{region}", region, alias: region)
        );
        Region = settings.Region;
        Iam = settings.Iam;
        Id = new DataAwsCallerIdentity(this, "caller").AccountId;
        Partition = new DataAwsPartition(this, "partition").Partition;

        AwsProvider Provider(string id, string region, string? alias = null) =>
            new(
                this,
                id,
                new AwsProviderConfig
                {
                    Region = region,
                    Alias = alias,
                    AllowedAccountIds = settings.Account is { } allowed && !settings.Emulated ? [allowed] : null,
                    DefaultTags = new[] { new AwsProviderDefaultTags { Tags = tags } },
                }
            );
    }

    /// <summary>By their regions.</summary>
    public IReadOnlyDictionary<string, AwsProvider> ReplicaProviders { get; }

    public string Id { get; }
    public string Partition { get; }
    public string Region { get; }

    /// <summary>What all roles have in common.</summary>
    public IamSettings Iam { get; }

    /// <summary>Stands for the account, whose IAM policies then decide.</summary>
    public string RootArn => RootArnOf(Id);

    public string RootArnOf(string accountId) => $"arn:{Partition}:iam::{accountId}:root";

    public string Arn(string service, string resource) => ArnIn(Region, service, resource);

    public string ArnIn(string region, string service, string resource) =>
        $"arn:{Partition}:{service}:{region}:{Id}:{resource}";
}
