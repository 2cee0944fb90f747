using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Infra.Deployer;

namespace MarketData.InfraTests.Deployer;

/// <summary>What Terraform calls, the sandbox's tests hold against the same policies.</summary>
public class DeployerPolicyTests
{
    /// <summary>Of policies that a role may have, unless AWS raised it.</summary>
    const int MostPolicies = 10;

    static readonly string[] Environments = ["dev", "staging", "prod", "every", "emulated", "vpc"];

    /// <summary>AWS has a resource for these, and still asks for all; each with the page that says so.</summary>
    static readonly Dictionary<string, string> OnEverything = new()
    {
        ["cloudwatch:DescribeAlarms"] =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html",
        ["cloudwatch:PutCompositeAlarm"] =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html",
    };

    static IEnumerable<TestCaseData<string, object>> Statements =>
        Environments.SelectMany(environment =>
            DeployerStatement
                .Of(environment)
                .Select(statement => new TestCaseData<string, object>(environment, statement))
        );

    [TestCaseSource(nameof(Environments))]
    public void IAM_takes_each_policy_and_a_role_all_of_them(string environment)
    {
        var documents = DeployerStatement.Policy(environment).ToDeploy();

        Assert.That(
            documents.Select(DeployerPolicy.LengthOf),
            Is.All.LessThanOrEqualTo(DeployerPolicy.LongestDocument)
        );
        Assert.That(documents, Has.Count.InRange(1, MostPolicies));
        Assert.That(DeployerStatement.Of(environment).Select(statement => statement.Sid), Is.Unique);
    }

    [Test]
    public void Nothing_is_said_of_a_type_that_no_stack_has()
    {
        var unused = Environments
            .Select(environment => (Names: Names(environment), Stacks: Stacks(environment)))
            .Select(deployment =>
            {
                var stacks = new SynthesizedStacks(deployment.Stacks);
                var place = new Place(deployment.Names, "*", "us-east-1", isReplica: false);
                return TerraformRights
                    .In(place, new RoleScopes(deployment.Names, "*", stacks), stacks)
                    .Where(row => !row.Regions(stacks, "us-east-1").Any())
                    .Select(row => row.Type)
                    .ToHashSet();
            })
            .Aggregate((some, others) => [.. some.Intersect(others)]);

        Assert.That(unused, Is.Empty);
    }

    [Test]
    public void A_type_whose_rights_nobody_said_is_named()
    {
        var stack = new JsonObject { ["resource"] = new JsonObject { ["aws_s3_object"] = new JsonObject() } };

        Assert.That(
            () => DeployerStatement.Policy("dev", [stack]).ToDeploy(),
            Throws.InvalidOperationException.With.Message.StartsWith("aws_s3_object:")
        );
    }

    [TestCaseSource(nameof(Statements))]
    public void AWS_knows_each_action_and_has_it_for_one_of_the_resources(string environment, object of)
    {
        var statement = (DeployerStatement)of;
        foreach (var name in statement.Actions)
        {
            var action = ServiceReference.Action(name);
            Assert.That(action, Is.Not.Null, name);
            if (statement.Resources is ["*"])
            {
                Assert.That(
                    action!.Resources.Count == 0 || OnEverything.ContainsKey(name),
                    $"{name} may be about {string.Join(", ", action.Resources)}, but is allowed for everything"
                );
                continue;
            }

            Assert.That(
                action!.Resources.Any(type => statement.Resources.Any(resource => action.IsOfType(resource, type))),
                $"{name} is about {string.Join(", ", action.Resources)}, not {string.Join(", ", statement.Resources)}"
            );
        }
    }

    [TestCaseSource(nameof(Statements))]
    public void AWS_tells_each_action_what_the_condition_looks_at(string environment, object of)
    {
        var statement = (DeployerStatement)of;
        foreach (var key in statement.ConditionKeys)
        {
            Assert.That(
                statement.Actions.Where(action => !ServiceReference.Action(action)!.Knows(key)),
                Is.Empty,
                $"{statement.Sid}: {key}"
            );
        }
    }

    /// <summary>Of a key with an alias, AWS asks about both.</summary>
    [TestCaseSource(nameof(Environments))]
    public void An_action_is_allowed_for_every_kind_of_resource_that_AWS_asks_about(string environment)
    {
        var resources = DeployerStatement
            .Of(environment)
            .SelectMany(statement => statement.Actions.Select(action => (action, statement.Resources)))
            .ToLookup(pair => pair.action, pair => pair.Resources);

        foreach (var allowed in resources)
        {
            var action = ServiceReference.Action(allowed.Key)!;
            Assert.That(
                action.Required.Where(type =>
                    !allowed.SelectMany(list => list).Any(one => one == "*" || action.IsOfType(one, type))
                ),
                // The reference marks a table's stream as required for tags, and tables without one have tags.
                Is.SubsetOf(new[] { "stream" }),
                allowed.Key
            );
        }
    }

    [TestCaseSource(nameof(Environments))]
    public void No_action_has_a_wildcard(string environment) =>
        Assert.That(
            DeployerStatement.Of(environment).SelectMany(statement => statement.Actions),
            Has.None.Contains("*")
        );

    /// <summary>Whoever proposes a change has it planned: it must not change anything, whatever is in it.</summary>
    [TestCaseSource(nameof(Environments))]
    public void Whoever_plans_reads_only(string environment)
    {
        var actions = DeployerStatement
            .Of(DeployerStatement.Policy(environment).ToPlan())
            .SelectMany(statement => statement.Actions)
            .Distinct()
            .ToList();

        Assert.That(
            actions.Where(action => ServiceReference.Action(action)!.Writes),
            Is.SubsetOf(new[] { "kms:Decrypt" })
        );
        Assert.That(
            DeployerStatement
                .Of(environment)
                .SelectMany(statement => statement.Actions)
                .Where(action => !ServiceReference.Action(action)!.Writes)
                .Except(["dynamodb:Query", "dynamodb:Scan", "ecr:BatchGetImage"])
                .Distinct(),
            Is.SubsetOf(actions)
        );
    }

    static ResourceNames Names(string environment) => new(environment, "us-east-1");

    static JsonObject[] Stacks(string environment) => [.. Synthesized.Of(environment).Select(stack => stack.Json)];
}
