namespace MarketData.Infra.Deployer.Rights;

/// <summary>Of the registry of images.</summary>
static class ImageRights
{
    public static IEnumerable<TypeRights> In(Place place, RoleScopes roles) =>
        [
            new(
                "aws_ecr_repository",
                "ecr/repository.go",
                place.Repositories.Allow("ecr", "CreateRepository DescribeRepositories DeleteRepository"),
                place.Repositories.Allow("ecr", "PutImageTagMutability PutImageScanningConfiguration"),
                place.Repositories.Allow("ecr", "ListTagsForResource TagResource UntagResource")
            ),
            new(
                "aws_ecr_repository_policy",
                "ecr/repository_policy.go",
                place.Repositories.Allow("ecr", "SetRepositoryPolicy GetRepositoryPolicy DeleteRepositoryPolicy")
            ),
            new(
                "aws_ecr_lifecycle_policy",
                "ecr/lifecycle_policy.go",
                place.Repositories.Allow("ecr", "PutLifecyclePolicy GetLifecyclePolicy DeleteLifecyclePolicy")
            ),
            new(
                "aws_ecr_replication_configuration",
                "ecr/replication_configuration.go",
                Scope.Anything.Allow("ecr", "DescribeRegistry PutReplicationConfiguration"),
                roles
                    .OfService(
                        "ReplicationOfImages",
                        "replication.ecr.amazonaws.com",
                        "AWSServiceRoleForECRReplication"
                    )
                    .Allow("iam", "CreateServiceLinkedRole")
            ),
        ];
}
