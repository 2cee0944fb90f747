using System.Text.RegularExpressions;
using MarketData.Contract;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>The system is deployed and fed once, and then destroyed: one fixture, in this order.</summary>
[CancelAfter(240_000)]
public sealed class EndToEndTests : ReleaseRehearsal
{
    const int OnceItIsFed = 2;
    const int AfterEverythingElse = 4;

    [Test]
    [Order(OnTheFedSystem)]
    public async Task A_second_plan_changes_nothing(CancellationToken cancellation)
    {
        Assert.That(await FedSystem.System.DriftAsync(cancellation), Is.Empty);
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
}
