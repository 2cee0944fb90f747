using System.Text.Json.Nodes;
using MarketData.Infra;
using MarketData.Tools;

namespace MarketData.InfraTests.Shared;

/// <summary>One environment in two regions of an account: neither knows of the other, nor harms it.</summary>
public class RegionTests
{
    /// <summary>The longest of today: that of ap-northeast-1, us-isob-east-1 and others.</summary>
    const int LongestRegion = 14;

    const int LongestSuffix = 16;

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
    const int LongestRoleName = 64;

    /// <summary>What there is once in an account under its name, and the attribute that names it.</summary>
    static readonly Dictionary<string, string> OfAccount = new()
    {
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
        ["aws_cloudwatch_dashboard"] = "dashboard_name",
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
        ["aws_iam_role"] = "name",
        // Even of all accounts': https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
        ["aws_s3_bucket"] = "bucket",
    };

    /// <summary>What there is once in each region, and what is part of something else.</summary>
    static readonly string[] OfRegion =
    [
        "aws_cloudwatch_composite_alarm",
        "aws_cloudwatch_event_archive",
        "aws_cloudwatch_event_bus",
        "aws_cloudwatch_event_bus_policy",
        "aws_cloudwatch_event_rule",
        "aws_cloudwatch_event_target",
        "aws_cloudwatch_log_group",
        "aws_cloudwatch_metric_alarm",
        "aws_cloudwatch_query_definition",
        // https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html
        "aws_codedeploy_app",
        "aws_codedeploy_deployment_group",
        "aws_dynamodb_table",
        "aws_dynamodb_table_item",
        "aws_ecr_lifecycle_policy",
        "aws_ecr_replication_configuration",
        "aws_ecr_repository",
        "aws_ecr_repository_policy",
        "aws_iam_role_policy",
        "aws_kms_alias",
        "aws_kms_key",
        "aws_lambda_alias",
        "aws_lambda_event_source_mapping",
        "aws_lambda_function",
        "aws_lambda_function_event_invoke_config",
        "aws_lambda_permission",
        "aws_s3_bucket_lifecycle_configuration",
        "aws_s3_bucket_notification",
        "aws_s3_bucket_object_lock_configuration",
        "aws_s3_bucket_ownership_controls",
        "aws_s3_bucket_policy",
        "aws_s3_bucket_public_access_block",
        "aws_s3_bucket_server_side_encryption_configuration",
        "aws_s3_bucket_versioning",
        "aws_scheduler_schedule",
        "aws_scheduler_schedule_group",
        "aws_security_group",
        "aws_sfn_state_machine",
        "aws_sns_topic",
        "aws_sns_topic_policy",
        "aws_sns_topic_subscription",
        "aws_sqs_queue",
        "aws_ssm_parameter",
        "aws_vpc_endpoint",
        "aws_vpc_security_group_egress_rule",
        "aws_vpc_security_group_ingress_rule",
    ];

    [Test]
    public void It_is_known_of_every_type_whether_its_names_are_an_accounts_or_a_regions() =>
        Assert.That(
            new[] { "dev", "every" }
                .SelectMany(Synthesized.Of)
                .SelectMany(stack => stack.Json["resource"]!.AsObject())
                .Select(type => type.Key)
                .Distinct()
                .Except([.. OfAccount.Keys, .. OfRegion]),
            Is.Empty,
            "Look up in AWS's documentation whether names of these are an account's or a region's, and add them."
        );

    [TestCase("dev", ExpectedResult = 8)]
    [TestCase("every", ExpectedResult = 11)]
    public int A_second_region_has_none_of_the_accounts_names_of_the_first(string suffix)
    {
        var first = NamesOfAccount(Synthesized.Of(suffix));
        var second = NamesOfAccount(Synthesized.Elsewhere(suffix));

        Assert.That(second, Has.Count.EqualTo(first.Count));
        Assert.That(first.Intersect(second, StringComparer.OrdinalIgnoreCase), Is.Empty);
        return first.Count;
    }

    [TestCase("dev")]
    [TestCase("every")]
    public void A_second_region_has_states_of_its_own(string suffix) =>
        Assert.That(
            Synthesized
                .Of(suffix)
                .Concat(Synthesized.Elsewhere(suffix))
                .Select(stack => stack.Json["terraform"]!["backend"]!.ToJsonString()),
            Is.Unique
        );

    [Test]
    public void A_role_has_a_name_with_the_longest_suffix_and_region_too()
    {
        var every = Synthesized.SettingsOf("every");
        var spare = LongestSuffix - every.Suffix.Length + LongestRegion - every.Region.Length;

        Assert.That(
            Synthesized
                .Of("every")
                .SelectMany(stack => NamesOf(stack, "aws_iam_role", "name"))
                .Select(name => name.Length + spare),
            Is.Not.Empty.And.All.AtMost(LongestRoleName)
        );
    }

    /// <summary>There the first one's Terraform remembers where its state is.</summary>
    [Test]
    public void The_folder_of_another_regions_stack_is_left_as_it_is()
    {
        var output = Directory.CreateDirectory(Path.Combine(Checkout.Artifacts, "tests", "two-regions"));
        var folder = Path.Combine(output.FullName, "stacks", "market-data-dev");
        Directory.CreateDirectory(folder);
        File.Copy(
            Path.Combine(Synthesized.Dev.Folder, "cdk.tf.json"),
            Path.Combine(folder, "cdk.tf.json"),
            overwrite: true
        );
        var app = new App(new AppConfig { Outdir = output.FullName });
        var elsewhere = Synthesized.SettingsOf("dev") with { Region = Synthesized.SecondRegion };

        Assert.That(
            () => Stacks.AddTo(app, elsewhere),
            Throws
                .TypeOf<ToolException>()
                .With.Message.EqualTo(
                    $"{folder} holds the stack of us-east-1, but the settings say ap-southeast-2. Give each region an "
                        + "output folder of its own, as with --output cdktf.out.ap-southeast-2, or remove this one: "
                        + "no state is in it."
                )
        );
    }

    static List<string> NamesOfAccount(IEnumerable<Stack> stacks) =>
        [.. stacks.SelectMany(stack => OfAccount.SelectMany(type => NamesOf(stack, type.Key, type.Value)))];

    static IEnumerable<string> NamesOf(Stack stack, string type, string attribute) =>
        (stack.Json["resource"]![type] as JsonObject ?? []).Select(entry =>
            entry.Value![attribute]!.GetValue<string>()
        );
}
