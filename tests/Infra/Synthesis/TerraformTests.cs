using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

public partial class TerraformTests
{
    static IEnumerable<Stack> Validated =>
        [.. Synthesized.Of("dev"), .. Synthesized.Of("every"), Synthesized.Trades("vpc")];

    [TestCaseSource(nameof(Validated))]
    public async Task Terraform_finds_a_stack_valid(object stack)
    {
        var (exitCode, output) = await Terraform.Run(((Stack)stack).Folder, "validate");

        Assert.That(exitCode, Is.Zero, output);
    }

    [TestCase(
        "market-data-dev",
        "The function package artifacts/lambda/processor-arm64.zip does not exist. "
            + "Build it in the repository's root with: "
            + "dotnet publish lambda/Processor -p:LambdaArchitecture=arm64"
    )]
    [TestCase(
        "trades-dev",
        "The function package artifacts/lambda/trades-arm64.zip does not exist. "
            + "Build it in the repository's root with: "
            + "dotnet publish lambda/Trades -p:LambdaArchitecture=arm64"
    )]
    [TestCase(
        "trades-every",
        "The name of the functions' image artifacts/lambda/trades-x86_64-every-eu-central-1.image does not exist. "
            + "Push the image, which writes it, in the repository's root with: "
            + "dotnet run --project ops -- images push"
    )]
    public async Task A_plan_without_the_functions_code_names_it_and_the_command_that_makes_it(
        string stack,
        string problem
    )
    {
        var (exitCode, output) = await Terraform.Run(PlanFolder(stack, code: null), "test");

        Assert.That(exitCode, Is.Not.Zero, output);
        Assert.That(Regex.Replace(output, @"\s+", " "), Does.Contain(problem));
    }

    [TestCase("market-data-dev", "")]
    [TestCase("trades-dev", "")]
    [TestCase("trades-every", "111122223333.dkr.ecr.eu-central-1.amazonaws.com/ecr-trades-every@sha256:0123\n")]
    public async Task A_plan_with_the_functions_code_succeeds(string stack, string code)
    {
        var (exitCode, output) = await Terraform.Run(PlanFolder(stack, code), "test");

        Assert.That(exitCode, Is.Zero, output);
    }

    /// <summary>The stack with code of its own, and a plan against a provider that answers without AWS.</summary>
    static string PlanFolder(string name, string? code)
    {
        var folder = Path.Combine(
            Checkout.Root,
            "artifacts",
            "tests",
            "plan",
            $"{name}-{(code is null ? "without" : "with")}-code"
        );
        Directory.CreateDirectory(folder);
        var stack = Synthesized.Of(name.Split('-')[^1]).Single(stack => stack.Name == name);
        File.WriteAllText(
            Path.Combine(folder, "cdk.tf.json"),
            // Its own state, and no other: that of a bucket would have to be reached.
            WithoutBackend(PathOfCode().Replace(stack.Json.ToJsonString(), "code"))
        );
        var providers = stack.Json["provider"]!["aws"]!.AsArray();
        File.WriteAllText(Path.Combine(folder, "plan.tftest.hcl"), Test(providers.Select(aws => $"{aws!["alias"]}")));
        if (code is not null)
        {
            File.WriteAllText(Path.Combine(folder, "code"), code);
        }

        return folder;
    }

    static string WithoutBackend(string json)
    {
        var stack = JsonNode.Parse(json)!;
        stack["terraform"]!.AsObject().Remove("backend");
        return stack.ToJsonString();
    }

    static string Test(IEnumerable<string> aliases) =>
        string.Concat(
            aliases.Select(alias =>
                $$"""
                    mock_provider "aws" {
                      {{(alias == "" ? "" : $"alias = \"{alias}\"")}}
                      mock_data "aws_iam_policy_document" {
                        defaults = { json = "{}" }
                      }
                    }

                    """
            )
        )
        + """
            run "plan" {
              command = plan
            }
            """;

    [GeneratedRegex(@"(\.\./)+lambda/[\w.-]+")]
    private static partial Regex PathOfCode();
}
