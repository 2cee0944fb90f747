using Constructs;
using HashiCorp.Cdktf.Providers.Aws.KmsAlias;
using HashiCorp.Cdktf.Providers.Aws.KmsKey;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Keys;

/// <summary>A key for each region with replicas, because a replica takes a key of its own region only.</summary>
public sealed class ReplicaKeys : Construct
{
    public ReplicaKeys(Construct scope, string id, Foundation foundation, int deletionDays)
        : base(scope, id)
    {
        var arns = new Dictionary<string, string>();
        foreach (var (region, provider) in foundation.Account.ReplicaProviders)
        {
            var policy = new PolicyDocument(this, $"policy-{region}");
            policy.Add(KeyStatements.Administration(foundation.Account));
            policy.Add(KeyStatements.ThroughServices(foundation.Account, $"dynamodb.{region}.amazonaws.com"));
            var key = new KmsKey(
                this,
                $"key-{region}",
                new KmsKeyConfig
                {
                    Provider = provider,
                    Description = "Market data: the tables' replicas",
                    EnableKeyRotation = true,
                    DeletionWindowInDays = deletionDays,
                    Policy = policy.Json,
                }
            );
            _ = new KmsAlias(
                this,
                $"alias-{region}",
                new KmsAliasConfig
                {
                    Provider = provider,
                    Name = $"alias/{foundation.Names.Kms(foundation.Purpose)}",
                    TargetKeyId = key.KeyId,
                }
            );
            arns[region] = key.Arn;
        }

        ArnsByRegion = arns;
    }

    public IReadOnlyDictionary<string, string> ArnsByRegion { get; }
}
