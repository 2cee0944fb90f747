using Constructs;
using HashiCorp.Cdktf.Providers.Aws.DataAwsCallerIdentity;
using HashiCorp.Cdktf.Providers.Aws.DataAwsPartition;
using HashiCorp.Cdktf.Providers.Aws.Provider;

namespace MarketData.Infra.Constructs;

public sealed record AwsAccountProps
{
    public required string Region { get; init; }
    public required string Suffix { get; init; }
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
    public required IReadOnlyList<string> ReplicaRegions { get; init; }
}

/// <summary>Where the stack is deployed: the provider with its default tags, and the account's identity.</summary>
public sealed class AwsAccount : Construct
{
    public AwsAccount(Construct scope, string id, AwsAccountProps props)
        : base(scope, id)
    {
        var tags = new Dictionary<string, string>(props.Tags)
        {
            ["Project"] = "market-data",
            ["Environment"] = props.Suffix,
            ["ManagedBy"] = "cdktf",
        };
        _ = Provider("provider", props.Region);
        ReplicaProviders = props.ReplicaRegions.ToDictionary(
            region => region,
            region => Provider($"provider-{region}", region, alias: region)
        );
        Region = props.Region;
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
                    DefaultTags = new[] { new AwsProviderDefaultTags { Tags = tags } },
                }
            );
    }

    /// <summary>By their regions.</summary>
    public IReadOnlyDictionary<string, AwsProvider> ReplicaProviders { get; }

    public string Id { get; }
    public string Partition { get; }
    public string Region { get; }

    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Id}:{resource}";

    /// <summary>Stands for the account, whose IAM policies then decide.</summary>
    public string RootArn => $"arn:{Partition}:iam::{Id}:root";
}
