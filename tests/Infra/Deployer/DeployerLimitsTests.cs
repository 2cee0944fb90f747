using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Deployer;

/// <summary>How far the deployer's rights reach.</summary>
public class DeployerLimitsTests
{
    const string Boundary = "arn:aws:iam::111122223333:policy/boundary";

    [Test]
    public void The_policies_of_dev_are_those_under_version_control() =>
        Snapshot.Verify(
            "deployer-dev",
            new JsonObject
            {
                ["deploy"] = new JsonArray([.. DeployerStatement.Policy("dev").ToDeploy()]),
                ["plan"] = new JsonArray([.. DeployerStatement.Policy("dev").ToPlan()]),
            }
        );

    [TestCase("arn:aws:sqs:us-east-1:111122223333:sqs-market-data-buffer-dev", true)]
    [TestCase("arn:aws:sqs:us-east-1:111122223333:sqs-market-data-buffer-prod", false)]
    [TestCase("arn:aws:sqs:eu-west-1:111122223333:sqs-market-data-buffer-dev", false)]
    [TestCase("arn:aws:lambda:us-east-1:111122223333:function:lambda-market-data-processor-dev", true)]
    [TestCase("arn:aws:lambda:us-east-1:111122223333:function:payments", false)]
    [TestCase("arn:aws:ssm:us-east-1:111122223333:parameter/trade-processing/dev/max-retries", true)]
    [TestCase("arn:aws:ssm:us-east-1:111122223333:parameter/trade-processing/prod/max-retries", false)]
    [TestCase("arn:aws:iam::111122223333:role/iam-trades-start-dev-us-east-1", true)]
    [TestCase("arn:aws:iam::111122223333:role/iam-trades-start-dev-eu-west-1", false)]
    [TestCase("arn:aws:iam::111122223333:role/market-data-deploy-dev", false)]
    public void It_reaches_the_deployments_own_resources_and_nobody_elses(string arn, bool isReached) =>
        Assert.That(
            DeployerStatement
                .Of("dev")
                .Where(statement => statement.Resources is not ["*"])
                .Any(statement => statement.Covers(arn)),
            Is.EqualTo(isReached)
        );

    [Test]
    public void Whoever_deploys_an_environment_elsewhere_reaches_nothing_of_it_here()
    {
        var elsewhere = DeployerStatement.Of(
            DeployerStatement
                .Policy("dev", [.. Synthesized.Elsewhere("dev").Select(stack => stack.Json)], Synthesized.SecondRegion)
                .ToDeploy()
        );

        var here = DeployerStatement.Of("dev").SelectMany(statement => statement.Resources).Where(one => one != "*");
        Assert.That(
            here.Where(arn => elsewhere.Any(statement => statement.Resources is not ["*"] && statement.Covers(arn))),
            Is.Empty
        );
    }

    [Test]
    public void It_is_in_the_account_that_the_settings_name() =>
        Assert.That(
            DeployerStatement
                .Of("every")
                .SelectMany(statement => statement.Resources)
                .Where(resource => resource != "*")
                .Select(resource => resource.Split(':')[4])
                .Distinct(),
            // Buckets have no account in their ARNs; Lambda Insights' layer is AWS's.
            Is.EquivalentTo(["111122223333", "", "580247275435"])
        );

    [TestCase("aws:RequestTag/Environment", "NewKeys")]
    [TestCase("aws:ResourceTag/Environment", "Keys", "KeysThroughServices")]
    public void A_key_is_known_by_the_deployments_tags(string key, params string[] sids)
    {
        foreach (var sid in sids)
        {
            Assert.That(
                DeployerStatement.Of("dev").Single(statement => statement.Sid == sid).Condition!["StringEquals"]![
                    key
                ]!.GetValue<string>(),
                Is.EqualTo("dev"),
                sid
            );
        }
    }

    [Test]
    public void A_role_goes_to_the_services_that_act_under_roles_and_to_no_others()
    {
        var takers = Synthesized
            .Of("dev")
            .SelectMany(Policies.Statements.OfTrust)
            .SelectMany(statement => Policies.Statements.Principals(statement.Json))
            .Select(principal => principal.Identifier);

        var passed = DeployerStatement
            .Of("dev")
            .Where(statement => statement.Actions.Contains("iam:PassRole"))
            .Select(statement => statement.Condition!["StringEquals"]!["iam:PassedToService"]!.GetValue<string>());

        Assert.That(passed, Is.EquivalentTo(takers.Distinct()));
    }

    /// <summary>Else whoever deploys makes a role that may do anything, and a function that does it.</summary>
    [Test]
    public void Where_roles_have_a_boundary_none_without_it_gets_rights()
    {
        var stacks = Synthesized.Of("dev").Select(stack => (JsonObject)stack.Json.DeepClone()).ToArray();
        foreach (var role in stacks.SelectMany(stack => stack["resource"]!["aws_iam_role"]!.AsObject()))
        {
            role.Value!["permissions_boundary"] = Boundary;
            role.Value["path"] = "/market-data/";
        }

        var statements = DeployerStatement.Of(DeployerStatement.Policy("dev", stacks).ToDeploy());
        string[] might = ["iam:CreateRole", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary"];
        foreach (var statement in statements.Where(statement => statement.Actions.Intersect(might).Any()))
        {
            Assert.That(
                statement.Condition!["StringEquals"]!["iam:PermissionsBoundary"]!.GetValue<string>(),
                Is.EqualTo(Boundary)
            );
            Assert.That(statement.Resources, Is.All.Contains("role/market-data/iam-"));
        }

        Assert.That(statements.SelectMany(statement => statement.Actions), Is.SupersetOf(might));
        Assert.That(
            statements.SelectMany(statement => statement.Actions),
            Has.None.EqualTo("iam:DeleteRolePermissionsBoundary")
        );
    }

    [Test]
    public void A_state_in_a_bucket_is_read_written_and_locked()
    {
        var stacks = Synthesized.Of("every").Count;
        var statements = DeployerStatement.Of("every").ToDictionary(statement => statement.Sid);

        Assert.That(statements["StateBucket"].Resources, Is.EqualTo(["arn:aws:s3:::example-terraform-state"]));
        Assert.That(
            statements["States"].Resources,
            Has.Length.EqualTo(2 * stacks).And.All.Contains("/terraform.tfstate")
        );
        Assert.That(statements["States"].Actions, Is.EqualTo(["s3:GetObject", "s3:PutObject"]));
        Assert.That(statements["StateLocks"].Resources, Has.Length.EqualTo(stacks).And.All.EndsWith(".tflock"));
        Assert.That(statements["StateLocks"].Actions, Is.EqualTo(["s3:DeleteObject"]));
        Assert.That(statements["StateKey"].Resources.Single(), Does.StartWith("arn:aws:kms:eu-west-1:"));
    }

    [Test]
    public void A_replicas_region_has_the_rights_of_what_is_there_only()
    {
        var there = DeployerStatement
            .Of("every")
            .Where(statement => statement.Resources.Any(resource => resource.Contains(":us-east-1:")))
            .SelectMany(statement => statement.Actions)
            .Select(action => action.Split(':')[0])
            .Distinct();

        Assert.That(there, Is.EquivalentTo(["dynamodb", "ecr", "kms"]));
    }
}
