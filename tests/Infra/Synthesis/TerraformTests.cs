using System.Text.RegularExpressions;
using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

public class TerraformTests
{
    [TestCase("dev")]
    [TestCase("every")]
    public async Task Terraform_finds_the_stack_valid(string suffix)
    {
        var (exitCode, output) = await Terraform.Run(Synthesized.BySuffix(suffix).Folder, "validate");

        Assert.That(exitCode, Is.Zero, output);
    }

    [Test]
    public async Task A_plan_without_the_function_package_names_it_and_the_command_that_builds_it()
    {
        var (exitCode, output) = await Terraform.Run(PlanFolder(package: false), "test");

        Assert.That(exitCode, Is.Not.Zero, output);
        Assert.That(
            Regex.Replace(output, @"\s+", " "),
            Does.Contain(
                "The function package artifacts/lambda/processor-arm64.zip does not exist. "
                    + "Build it in the repository's root with: "
                    + "dotnet publish lambda/Processor -p:LambdaArchitecture=arm64"
            )
        );
    }

    [Test]
    public async Task A_plan_with_the_function_package_succeeds()
    {
        var (exitCode, output) = await Terraform.Run(PlanFolder(package: true), "test");

        Assert.That(exitCode, Is.Zero, output);
    }

    /// <summary>The stack with a package of its own, and a plan against a provider that answers without AWS.</summary>
    static string PlanFolder(bool package)
    {
        var folder = Path.Combine(
            Checkout.Root,
            "artifacts",
            "tests",
            "plan",
            package ? "with-package" : "without-package"
        );
        Directory.CreateDirectory(folder);
        var json = File.ReadAllText(Path.Combine(Synthesized.Dev.Folder, "cdk.tf.json"));
        var path = Synthesized.Dev.Resource("aws_lambda_function")["filename"]!.GetValue<string>();
        File.WriteAllText(
            Path.Combine(folder, "cdk.tf.json"),
            json.Replace(path, "package.zip", StringComparison.Ordinal)
        );
        File.WriteAllText(
            Path.Combine(folder, "plan.tftest.hcl"),
            """
            mock_provider "aws" {
              mock_data "aws_iam_policy_document" {
                defaults = { json = "{}" }
              }
            }
            run "plan" {
              command = plan
            }
            """
        );
        if (package)
        {
            File.WriteAllText(Path.Combine(folder, "package.zip"), "");
        }

        return folder;
    }
}
