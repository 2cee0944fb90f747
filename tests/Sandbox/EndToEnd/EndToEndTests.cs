using System.Text.RegularExpressions;
using MarketData.Contract;
using MarketData.Ops.Rules;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>The system is deployed and fed once, and then destroyed: one fixture, in this order.</summary>
[CancelAfter(240_000)]
public sealed class EndToEndTests : ReleaseRehearsal
{
    const int OnceItIsFed = 2;
    const int AfterEverythingElse = 4;
    const int OnceItIsDestroyed = 5;

    [Test]
    [Order(OnTheFedSystem)]
    public async Task A_second_plan_changes_nothing(CancellationToken cancellation)
    {
        Assert.That(await FedSystem.System.DriftAsync(cancellation), Is.Empty);
    }

    /// <summary>
    /// The provider plans to create an item that it does not find any more:
    /// https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/dynamodb/table_item.go
    /// </summary>
    [Test]
    [Order(OnTheFedSystem)]
    public async Task A_default_rule_that_operators_deleted_does_not_come_back_with_the_next_deployment(
        CancellationToken cancellation
    )
    {
        var stack = FedSystem.System.Stack;
        // What Terraform wrote, and not the copy that the function reads.
        var rules = new RuleTable(
            stack.Engines.Aws.DynamoDb,
            new ResourceNames(FedSystem.Options.Suffix, Credentials.Region).DynamoDb(Tables.AlertRules.Purpose)
        );
        Assert.That(await rules.DeleteAsync("large-print", cancellation), Is.Empty);

        await stack.Terraform.ApplyAsync(_ => { }, cancellation);

        var left = await rules.ReadAsync(cancellation);
        Assert.That(
            left.Select(row => row[Tables.AlertRules.HashKey].S),
            Is.EqualTo(["price-over-1000", "volatility-over-40"])
        );
    }

    [Test]
    [Order(OnceItIsFed)]
    public async Task A_changed_setting_plans_what_it_is_about_and_nothing_else(CancellationToken cancellation)
    {
        var settings = FedSystem.Options.Settings.Append(new(SettingsVariables.MaxReceiveCount, "7"));
        var changed = FedSystem.Options with { Settings = settings.ToDictionary() };

        var changes = await PlannedChanges.OfAsync(
            FedSystem.System.Stack,
            changed.SettingsWith(reference: null),
            cancellation
        );

        Assert.That(
            changes.Select(change => Regex.Replace(change, "_[0-9A-F]{8}", "")),
            Is.EqualTo([
                "aws_sqs_queue.buffer_events_queue: redrive_policy",
                "aws_ssm_parameter.parameter-max_receive_count: value",
            ])
        );
    }

    [Test]
    [Order(AfterEverythingElse)]
    public async Task Destroy_leaves_nothing_in_the_emulator(CancellationToken cancellation)
    {
        Assert.That(
            await FedSystem.System.InventoryAsync(cancellation),
            Has.Count.GreaterThan(10),
            "the inventory must see what is there"
        );

        Assert.That(await FedSystem.System.DestroyAsync(cancellation), Is.Empty);
    }

    /// <summary>Terraform planned, applied, planned a change, and destroyed.</summary>
    [Test]
    [Order(OnceItIsDestroyed)]
    public async Task Whoever_deploys_may_do_what_Terraform_did(CancellationToken cancellation)
    {
        var stack = FedSystem.System.Stack.Terraform.Folder;

        var calls = await TerraformCall.AllAsync(FedSystem.System.Engines.Endpoints.Aws, cancellation);

        Assert.That(
            calls.Select(call => call.Action),
            Is.SupersetOf(
                new[] { "sqs:CreateQueue", "iam:PutRolePolicy", "lambda:GetPolicy", "kms:ScheduleKeyDeletion" }
            ),
            "the calls must have been seen"
        );
        var (toDeploy, toPlan) = (DeployersRights.Beside(stack, "deploy"), DeployersRights.Beside(stack, "plan"));
        Assert.That(calls.Where(call => !toDeploy.Allow(call)), Is.Empty);
        Assert.That(
            calls.Where(call => call.IsRead && !toPlan.Allow(call)),
            Is.Empty,
            "a plan reads what a deployment reads"
        );
    }
}
