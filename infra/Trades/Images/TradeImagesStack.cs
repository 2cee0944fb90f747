using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Trades.Images;

/// <summary>
/// Where the images of the trade functions are pushed to. A stack of its own, because it comes first: the functions are
/// made from what was pushed.
/// </summary>
public sealed class TradeImagesStack : TerraformStack
{
    const string Purpose = "trade-images";

    readonly Settings settings;

    public TradeImagesStack(Construct scope, Settings settings)
        : base(scope, TradeImage.RepositoryStack(settings.Suffix))
    {
        this.settings = settings;
        Folder = StackFolder.Of(this, settings.Region);
        StateBackend.Set(this, settings);
        var foundation = AddFoundation();
        _ = new ImageRepository(this, "images", new() { Foundation = foundation, KeyArn = foundation.Key.Arn });
        var replicas = AddReplicas(foundation).ToArray();
        if (replicas.Length > 0)
        {
            Replicate(foundation, replicas);
        }
    }

    /// <summary>The folder that holds the stack's Terraform JSON.</summary>
    public string Folder { get; }

    Foundation AddFoundation()
    {
        var names = new ResourceNames(settings.Suffix, settings.Region);
        var account = new AwsAccount(this, "aws", settings, settings.Trades.ReplicaRegions);
        var key = new EncryptionKey(
            this,
            "key",
            new()
            {
                Purpose = Purpose,
                Description = "Trades: images of the functions",
                Names = names,
                Account = account,
                Services = ["ecr"],
                DeletionDays = settings.Protection.KeyDeletionDays,
            }
        );
        return new(Purpose, names, account, key);
    }

    /// <summary>
    /// ECR would make a repository where it replicates to, with none of these settings, and <c>destroy</c> would leave
    /// it.
    /// https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
    /// </summary>
    IEnumerable<ImageRepository> AddReplicas(Foundation foundation)
    {
        var keys = new ReplicaKeys(
            this,
            "replicas",
            new()
            {
                Foundation = foundation,
                Description = "Trades: images of the functions",
                Service = "ecr",
                DeletionDays = settings.Protection.KeyDeletionDays,
            }
        );
        return keys.ArnsByRegion.Select(key => new ImageRepository(
            this,
            $"images-{key.Key}",
            new()
            {
                Foundation = foundation,
                KeyArn = key.Value,
                ReplicaRegion = key.Key,
            }
        ));
    }

    /// <summary>
    /// A registry has one such configuration for the whole account and region, so that this one takes the place of any
    /// other: of environments in one account and region, one may have replicas of images.
    /// </summary>
    void Replicate(Foundation foundation, ImageRepository[] replicas) =>
        _ = new EcrReplicationConfiguration(
            this,
            "replication",
            new EcrReplicationConfigurationConfig
            {
                ReplicationConfiguration = new EcrReplicationConfigurationReplicationConfiguration
                {
                    Rule = new[]
                    {
                        new EcrReplicationConfigurationReplicationConfigurationRule
                        {
                            Destination = settings
                                .Trades.ReplicaRegions.Select(
                                    region => new EcrReplicationConfigurationReplicationConfigurationRuleDestination
                                    {
                                        Region = region,
                                        RegistryId = foundation.Account.Id,
                                    }
                                )
                                .ToArray(),
                            RepositoryFilter = new[]
                            {
                                new EcrReplicationConfigurationReplicationConfigurationRuleRepositoryFilter
                                {
                                    Filter = foundation.Names.TradeImages,
                                    FilterType = "PREFIX_MATCH",
                                },
                            },
                        },
                    },
                },
                DependsOn = [.. replicas.Select(replica => replica.Repository)],
            }
        );
}
