namespace MarketData.InfraTests.Trades.Images;

public class TradeImagesTests
{
    static Stack Stack => Synthesized.TradeImages;

    [Test]
    public void There_is_a_stack_of_images_only_where_functions_are_images()
    {
        Assert.That(Synthesized.Of("dev").Select(stack => stack.Name), Is.EqualTo(["market-data-dev", "trades-dev"]));
        Assert.That(Synthesized.Of("every").Select(stack => stack.Name), Does.Contain("trade-images-every"));
    }

    [TestCase("images", null)]
    [TestCase("images-eu-west-1", "aws.eu-west-1")]
    [TestCase("images-us-east-1", "aws.us-east-1")]
    public void Each_region_has_a_repository_of_the_same_name_with_the_same_settings(string id, string? provider)
    {
        var repository = Stack.Resource("aws_ecr_repository", $"{id}_repository_");

        Assert.That(repository["name"]!.GetValue<string>(), Is.EqualTo("ecr-trades-every"));
        Assert.That(repository["provider"]?.GetValue<string>(), Is.EqualTo(provider));
        Assert.That(repository["image_tag_mutability"]!.GetValue<string>(), Is.EqualTo("IMMUTABLE"));
        Assert.That(repository["image_scanning_configuration"]!["scan_on_push"]!.GetValue<bool>());
        Assert.That(repository["force_delete"]!.GetValue<bool>(), "so that destroy works");
        Assert.That(
            repository["encryption_configuration"]![0]!.ToJsonString(),
            Does.Match("""^\{"encryption_type":"KMS","kms_key":"\$\{aws_kms_key\.[^"]+\.arn\}"\}$""")
        );
    }

    [TestCase("images")]
    [TestCase("images-eu-west-1")]
    public void The_last_thirty_images_are_kept_and_untagged_ones_for_a_week(string id)
    {
        var policy = Stack.Resource("aws_ecr_lifecycle_policy", $"{id}_lifecycle_")["policy"]!.GetValue<string>();

        Assert.That(
            policy,
            Does.Contain(
                    """
                    "tagStatus" = "untagged", "countType" = "sinceImagePushed", "countNumber" = 7, "countUnit" = "days"
                    """
                )
                .And.Contain(""" "tagStatus" = "any", "countType" = "imageCountMoreThan", "countNumber" = 30 """.Trim())
        );
    }

    [TestCase("images", "eu-central-1")]
    [TestCase("images-eu-west-1", "eu-west-1")]
    public void The_trade_functions_of_this_environment_pull_and_nobody_else(string id, string region)
    {
        var statement = Stack.Statements($"{id}_policy_").Values.Single();

        Assert.That(
            statement["actions"].Strings(),
            Is.EquivalentTo(["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])
        );
        Assert.That(statement["principals"]![0]!["identifiers"].Strings(), Is.EqualTo(["lambda.amazonaws.com"]));
        Assert.That(
            statement.Condition("aws:SourceArn"),
            Does.Match($@"^arn:.+:lambda:{region}:.+:function:lambda-trades-\*-every$")
        );
    }

    [Test]
    public void Images_of_this_repository_are_replicated_to_each_region_once_it_has_one()
    {
        var replication = Stack.Resource("aws_ecr_replication_configuration");
        var rule = replication["replication_configuration"]!["rule"]![0]!;

        Assert.That(
            rule["destination"]!.AsArray().Select(destination => $"{destination!["region"]}"),
            Is.EqualTo(["eu-west-1", "us-east-1"])
        );
        Assert.That(
            rule["repository_filter"]!.ToJsonString(),
            Is.EqualTo("""[{"filter":"ecr-trades-every","filter_type":"PREFIX_MATCH"}]""")
        );
        Assert.That(
            replication["depends_on"].Strings().Select(address => address.Split('_')[2].Split('.')[^1]),
            Is.EqualTo(["images-eu-west-1", "images-us-east-1"])
        );
    }

    [TestCase("replicas_policy-eu-west-1", "ecr.eu-west-1.amazonaws.com")]
    [TestCase("key_policy_", "ecr.eu-central-1.amazonaws.com")]
    public void The_keys_are_used_through_the_registry_alone(string policy, string service) =>
        Assert.That(
            Stack.Statements(policy)["AccountThroughServices"].Condition("kms:ViaService"),
            Is.EqualTo(service)
        );
}
