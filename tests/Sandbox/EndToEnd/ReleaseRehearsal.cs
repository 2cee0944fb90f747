using System.Text.Json;
using MarketData.Contract;
using MarketData.Sandbox.Feed;
using MarketData.SandboxTests.Ops;
using MarketData.Sessions;
using MarketData.Tools;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>
/// Two versions that treat the same event differently: one takes a trade of in half a minute for ahead of its time, and
/// the other does not. Comes when the system has been fed.
/// </summary>
[CancelAfter(240_000)]
public abstract class ReleaseRehearsal : FedCommands
{
    protected const int RehearsalOfReleases = 3;

    /// <summary>The default is 60.</summary>
    const string ClockSkewSeconds = "5";

    static readonly TimeSpan Ahead = TimeSpan.FromSeconds(30);

    static long lastNumber = 1_000_000;

    [Test]
    [Order(RehearsalOfReleases)]
    public async Task A_version_is_released_taken_back_and_left_while_events_come(CancellationToken cancellation)
    {
        var system = FedSystem.System;
        await DeployAsync(ClockSkewSeconds, cancellation);
        Assert.That(await SharesAsync(cancellation), Is.EqualTo(new[] { "2: 0", "1: 1" }), "deployed, not released");
        Assert.That(await system.DriftAsync(cancellation), Is.Empty);
        Assert.That(await IsAheadAsync(cancellation), Is.False);

        var bad = await PromoteWhileAnAlarmIsOnAsync(cancellation);
        Assert.That(bad.ExitCode, Is.EqualTo(1), bad.Everything);
        Assert.That(bad.Output, Does.Contain("Version 2 was taken back"));
        Assert.That(await SharesAsync(cancellation), Is.EqualTo(new[] { "2: 0", "1: 1" }));

        var promoting = OpsAsync(cancellation, "release", "promote", "2");
        while (!promoting.IsCompleted)
        {
            await system.FeedAsync([NextTrade(TimeSpan.Zero)], Pace.Max, cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(25), cancellation);
        }

        var good = await promoting;
        Assert.That(good.ExitCode, Is.Zero, good.Everything);
        await LedToAsync("2", cancellation);
        Assert.That(await SharesAsync(cancellation), Is.EqualTo(new[] { "2: 1", "1: 0" }));
        Assert.That(await IsAheadAsync(cancellation), Is.True, "by the settings of the new version");
        Assert.That(await system.DriftAsync(cancellation), Is.Empty, "CodeDeploy has moved what Terraform made");

        var back = await OpsAsync(cancellation, "release", "rollback");
        Assert.That(back.ExitCode, Is.Zero, back.Everything);
        await LedToAsync("1", cancellation);
        Assert.That(await IsAheadAsync(cancellation), Is.False);
        Assert.That(await system.DriftAsync(cancellation), Is.Empty);
        await system.WaitUntilSettledAsync(_ => { }, cancellation);
        Assert.That((await system.AccountAsync(cancellation)).Problems, Is.Empty, "stored once, whichever it met");
        Assert.That(system.Function.Live.Invocations.Keys, Is.EquivalentTo(["1", "2"]));
    }

    /// <summary>
    /// A state that is set by hand lasts until the alarm is evaluated, in the emulator as in CloudWatch:
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
    /// </summary>
    static async Task<CommandResult> PromoteWhileAnAlarmIsOnAsync(CancellationToken cancellation)
    {
        var promoting = OpsAsync(cancellation, "release", "promote");
        while (!promoting.IsCompleted)
        {
            await SetAlarmAsync("ALARM");
            await Task.Delay(TimeSpan.FromMilliseconds(25), cancellation);
        }

        await SetAlarmAsync("OK");
        return await promoting;
    }

    static async Task DeployAsync(string clockSkewSeconds, CancellationToken cancellation)
    {
        var settings = FedSystem.Options.Settings.Append(new(FunctionVariables.ClockSkewSeconds, clockSkewSeconds));
        var changed = FedSystem.Options with { Settings = settings.ToDictionary() };
        var stack = FedSystem.System.Stack;
        await PlannedChanges.OfAsync(stack, changed.SettingsWith(reference: null), cancellation);
        await stack.Terraform.ApplyAsync(_ => { }, cancellation);
    }

    /// <summary>Of each version, as the operator's command tells it.</summary>
    static async Task<IEnumerable<string>> SharesAsync(CancellationToken cancellation)
    {
        var list = await OpsAsync(cancellation, "release", "list", "--json");
        Assert.That(list.ExitCode, Is.Zero, list.Everything);
        return
        [
            .. JsonElement
                .Parse(list.Output)
                .GetProperty("versions")
                .EnumerateArray()
                .Select(version => $"{version.GetProperty("version")}: {version.GetProperty("share")}"),
        ];
    }

    /// <summary>Until the sandbox has seen where the alias leads.</summary>
    static async Task LedToAsync(string version, CancellationToken cancellation)
    {
        while (FedSystem.System.Function.Live.Routing is not { Second: null } routing || routing.Version != version)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }

    /// <summary>Whether a trade is taken for ahead of its time that comes half a minute too early.</summary>
    static async Task<bool> IsAheadAsync(CancellationToken cancellation)
    {
        var trade = NextTrade(Ahead);
        await FedSystem.System.FeedAsync([trade], Pace.Max, cancellation);
        await FedSystem.System.WaitUntilSettledAsync(_ => { }, cancellation);
        var stored = await FedSystem.ItemAsync(
            FedSystem.System.Stack.Outputs.MarketDataTable,
            Tables.MarketData,
            ((Expectation.Stored)trade.Expected).Identity,
            cancellation
        );
        return stored.ContainsKey("ahead");
    }

    static BusEvent NextTrade(TimeSpan ahead) =>
        new MarketRow
        {
            Time = TimeProvider.System.GetUtcNow() + ahead,
            Exchange = "NYSE",
            Symbol = "RELEASE",
            Kind = RowKind.Trade,
            Price = "10",
            Size = "1",
        }.ToEvent(Interlocked.Increment(ref lastNumber));

    static async Task SetAlarmAsync(string state)
    {
        using var api = new EmulatorApi(FedSystem.System.Engines.Endpoints.Aws);
        await api.SetAlarmStateAsync(FedSystem.System.Stack.Outputs.Value(OutputNames.ErrorRateAlarmName), state);
    }

    static Task<CommandResult> OpsAsync(CancellationToken cancellation, params string[] arguments) =>
        OpsCommand.RunAsync(FedSystem.OperatorsEnvironment, cancellation, arguments);
}
