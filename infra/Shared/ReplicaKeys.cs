using Constructs;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Shared;

public sealed record ReplicaKeysProps
{
    public required Foundation Foundation { get; init; }
    public required string Description { get; init; }

    /// <summary>What the keys are used through, such as <c>dynamodb</c>.</summary>
    public required string Service { get; init; }

    public required int DeletionDays { get; init; }
}

/// <summary>A key for each region with replicas, because a replica takes a key of its own region only.</summary>
public sealed class ReplicaKeys : Construct
{
    public ReplicaKeys(Construct scope, string id, ReplicaKeysProps props)
        : base(scope, id)
    {
        var (purpose, names, account, _) = props.Foundation;
        var arns = new Dictionary<string, string>();
        foreach (var (region, provider) in account.ReplicaProviders)
        {
            var policy = new PolicyDocument(this, $"policy-{region}");
            policy.Add(KeyStatements.Administration(account));
            policy.Add(KeyStatements.ThroughServices(account, $"{props.Service}.{region}.amazonaws.com"));
            var key = new KmsKey(
                this,
                $"key-{region}",
                new KmsKeyConfig
                {
                    Provider = provider,
                    Description = props.Description,
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
                    Name = $"alias/{names.Kms(purpose)}",
                    TargetKeyId = key.KeyId,
                }
            );
            arns[region] = key.Arn;
        }

        ArnsByRegion = arns;
    }

    public IReadOnlyDictionary<string, string> ArnsByRegion { get; }

    public static ReplicaKeys OfTables(
        Construct scope,
        string id,
        Foundation foundation,
        string title,
        ProtectionSettings settings
    ) =>
        new(
            scope,
            id,
            new()
            {
                Foundation = foundation,
                Description = $"{title}: the tables' replicas",
                Service = "dynamodb",
                DeletionDays = settings.KeyDeletionDays,
            }
        );
}
