using Constructs;
using HashiCorp.Cdktf.Providers.Aws.KmsAlias;
using HashiCorp.Cdktf.Providers.Aws.KmsKey;
using MarketData.Contract;

namespace MarketData.Infra.Constructs;

public sealed record ReplicaKeysProps
{
    public required ResourceNames Names { get; init; }
    public required AwsAccount Account { get; init; }
    public required int DeletionDays { get; init; }
}

/// <summary>A key for each region with replicas, because a replica takes a key of its own region only.</summary>
public sealed class ReplicaKeys : Construct
{
    readonly Dictionary<string, string> arns = [];

    public ReplicaKeys(Construct scope, string id, ReplicaKeysProps props)
        : base(scope, id)
    {
        foreach (var (region, provider) in props.Account.ReplicaProviders)
        {
            var policy = new PolicyDocument(this, $"policy-{region}");
            policy.Add(KeyStatements.Administration(props.Account));
            policy.Add(KeyStatements.ThroughServices(props.Account, $"dynamodb.{region}.amazonaws.com"));
            var key = new KmsKey(
                this,
                $"key-{region}",
                new KmsKeyConfig
                {
                    Provider = provider,
                    Description = "Market data: the tables' replicas",
                    EnableKeyRotation = true,
                    DeletionWindowInDays = props.DeletionDays,
                    Policy = policy.Json,
                }
            );
            _ = new KmsAlias(
                this,
                $"alias-{region}",
                new KmsAliasConfig
                {
                    Provider = provider,
                    Name = $"alias/{props.Names.Kms("market-data")}",
                    TargetKeyId = key.KeyId,
                }
            );
            arns[region] = key.Arn;
        }
    }

    /// <summary>The keys' ARNs by their regions.</summary>
    public IReadOnlyDictionary<string, string> Arns => arns;
}
