using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.InfraTests.Shared;

public class StackTests
{
    static readonly string[] NameAttributes = ["name", "function_name", "alarm_name", "dashboard_name"];

    [TestCase("dev")]
    [TestCase("every")]
    public void Every_name_says_its_type_and_purpose_and_ends_with_the_suffix(string suffix)
    {
        var names = Synthesized
            .Of(suffix)
            .SelectMany(Resources)
            .SelectMany(resource => NameAttributes.Select(attribute => resource[attribute]?.GetValue<string>()))
            .OfType<string>()
            .Where(name => !name.StartsWith("${", StringComparison.Ordinal))
            .ToList();

        Assert.That(names, Has.Count.GreaterThan(100));
        Assert.That(
            names,
            Has.All.Match(
                    "^(alias/|/aws/lambda/|/aws/vendedlogs/states/)?"
                        + "(eventbridge|sqs|sfn|ecr|lambda|codedeploy|dynamodb|sns|kms|vpc|cloudwatch|scheduler)"
                        + $"-[a-z0-9-]+-{suffix}$"
                )
                .Or.Match($"^(iam|cloudwatch)-[a-z-]+-{suffix}-{Synthesized.SettingsOf(suffix).Region}$")
                .Or.Match($"^/(market-data|trades|evidence)/{suffix}/[a-z]+/[a-z_]+$")
                .Or.Match($"^/trade-processing/{suffix}/[a-z-]+$")
                .Or.Match($"^(market-data|trades)-{suffix}/[a-z-]+$")
                // An alias's, which belongs to its function.
                .Or.EqualTo("live")
        );
    }

    [TestCase("dev")]
    [TestCase("staging")]
    public void Nothing_resists_being_destroyed(string suffix)
    {
        string[] protections = ["prevent_destroy", "deletion_protection_enabled", "skip_destroy", "retain_on_delete"];

        foreach (var resource in Synthesized.Of(suffix).SelectMany(Resources))
        {
            Assert.That(
                resource
                    .Select(attribute => attribute.Key)
                    .Concat(resource["lifecycle"]?.AsObject().Select(entry => entry.Key) ?? []),
                Has.None.AnyOf(protections)
            );
        }
    }

    [Test]
    public void Everything_is_tagged_with_its_project_and_environment() =>
        Assert.That(
            Synthesized
                .Of("every")
                .SelectMany(stack => stack.Json["provider"]!["aws"]!.AsArray())
                .Select(aws => aws!["default_tags"]![0]!["tags"]!.ToJsonString()),
            Has.All.EqualTo(
                """{"CostCenter":"4711","Environment":"every","ManagedBy":"cdktf","Project":"market-data"}"""
            )
        );

    [Test]
    public void The_region_is_the_one_of_the_settings() =>
        Assert.That(
            Synthesized.Of("every").Select(stack => $"{stack.Json["provider"]!["aws"]![0]!["region"]}"),
            Has.All.EqualTo("eu-central-1")
        );

    [Test]
    public void No_two_stacks_share_a_state_file() =>
        Assert.That(Synthesized.Of("dev").Concat(Synthesized.Of("prod")).Select(StateFile), Is.Unique);

    [Test]
    public void A_remote_state_is_encrypted_and_locked() =>
        Assert.That(
            Synthesized.Every.Json["terraform"]!["backend"]!.ToJsonString(),
            Is.EqualTo(
                JsonNode
                    .Parse(
                        """
                        {
                          "s3": {
                            "bucket": "example-terraform-state",
                            "encrypt": true,
                            "key": "market-data-every/eu-central-1/terraform.tfstate",
                            "kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-0000-0000-000000000000",
                            "region": "eu-west-1",
                            "use_lockfile": true
                          }
                        }
                        """
                    )!
                    .ToJsonString()
            )
        );

    [Test]
    public void The_least_Terraform_is_the_one_that_the_prerequisites_name()
    {
        var versions = JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "eng", "versions.json")))!;

        Assert.That(
            Synthesized.Dev.Json["terraform"]!["required_version"]!.GetValue<string>(),
            Is.EqualTo($">= {versions["terraform"]!["least"]}")
        );
    }

    [Test]
    public void The_JSON_is_the_same_on_every_machine() =>
        Assert.That(
            Synthesized.Of("every").Select(stack => stack.Json.ToJsonString()),
            Has.None.Contains(Checkout.Root)
        );

    [Test]
    public void What_an_emulator_cannot_hold_is_left_out_by_one_setting_and_nothing_else_is()
    {
        var whole = Types("dev");
        var emulated = Types("emulated");

        Assert.That(
            whole.Except(emulated),
            Is.EquivalentTo(["market-data aws_cloudwatch_query_definition", "trades aws_cloudwatch_query_definition"])
        );
        Assert.That(emulated.Except(whole), Is.Empty);
    }

    static IEnumerable<JsonObject> Resources(Stack stack) =>
        stack.Json["resource"]!
            .AsObject()
            .SelectMany(type => type.Value!.AsObject())
            .Select(resource => resource.Value!.AsObject());

    static string StateFile(Stack stack) => stack.Json["terraform"]!["backend"]!["local"]!["path"]!.GetValue<string>();

    /// <summary>Each with its stack's purpose, as in <c>trades aws_kms_key</c>.</summary>
    static List<string> Types(string suffix) =>
        [
            .. Synthesized
                .Of(suffix)
                .SelectMany(stack =>
                    stack.Json["resource"]!
                        .AsObject()
                        .Select(type => $"{stack.Name[..^(suffix.Length + 1)]} {type.Key}")
                ),
        ];
}
