using Constructs;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Trades.Images;

public sealed record ImageRepositoryProps
{
    public required Foundation Foundation { get; init; }
    public required string KeyArn { get; init; }

    /// <summary>Absent: the deployment's own region.</summary>
    public string? ReplicaRegion { get; init; }
}

/// <summary>Keeps the latest images, each under a tag that is never another's, for this account's Lambda.</summary>
public sealed class ImageRepository : Construct
{
    const int KeptImages = 30;
    const int DaysWithoutTag = 7;

    public ImageRepository(Construct scope, string id, ImageRepositoryProps props)
        : base(scope, id)
    {
        var account = props.Foundation.Account;
        var provider = props.ReplicaRegion is { } region ? account.ReplicaProviders[region] : null;
        var repository = new EcrRepository(
            this,
            "repository",
            new EcrRepositoryConfig
            {
                Provider = provider,
                Name = props.Foundation.Names.TradeImages,
                ImageTagMutability = "IMMUTABLE",
                ImageScanningConfiguration = new EcrRepositoryImageScanningConfiguration { ScanOnPush = true },
                EncryptionConfiguration = new[]
                {
                    new EcrRepositoryEncryptionConfiguration { EncryptionType = "KMS", KmsKey = props.KeyArn },
                },
                // Else it could not be destroyed before its images were.
                ForceDelete = true,
            }
        );
        Repository = repository;
        _ = new EcrLifecyclePolicy(
            this,
            "lifecycle",
            new EcrLifecyclePolicyConfig
            {
                Provider = provider,
                Repository = repository.Name,
                Policy = Lifecycle(),
            }
        );
        // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#configuration-images-permissions
        var policy = new PolicyDocument(this, "policy");
        policy.Add(
            new()
            {
                Sid = "Lambda",
                Actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Principals = Principals.Service("lambda.amazonaws.com"),
                Condition = new[]
                {
                    Conditions.Equal(
                        "ArnLike",
                        "aws:SourceArn",
                        account.ArnIn(
                            props.ReplicaRegion ?? account.Region,
                            "lambda",
                            $"function:{props.Foundation.Names.TradeTask("*")}"
                        )
                    ),
                },
            }
        );
        _ = new EcrRepositoryPolicy(
            this,
            "repository-policy",
            new EcrRepositoryPolicyConfig
            {
                Provider = provider,
                Repository = repository.Name,
                Policy = policy.Json,
            }
        );
    }

    public ITerraformDependable Repository { get; }

    static string Lifecycle() =>
        Fn.Jsonencode(
            new Dictionary<string, object>
            {
                ["rules"] = new[]
                {
                    Rule(1, "untagged", "sinceImagePushed", DaysWithoutTag, "days"),
                    Rule(2, "any", "imageCountMoreThan", KeptImages),
                },
            }
        );

    static Dictionary<string, object> Rule(int priority, string tags, string countType, int count, string? unit = null)
    {
        var selection = new Dictionary<string, object>
        {
            ["tagStatus"] = tags,
            ["countType"] = countType,
            ["countNumber"] = count,
        };
        if (unit is not null)
        {
            selection["countUnit"] = unit;
        }

        return new()
        {
            ["rulePriority"] = priority,
            ["selection"] = selection,
            ["action"] = new Dictionary<string, string> { ["type"] = "expire" },
        };
    }
}
