using MarketData.Contract;
using MarketData.Ops.Pausing;

namespace MarketData.SandboxTests.Ops;

[CancelAfter(180_000)]
public sealed class PauseTests
{
    DeploymentInMoto deployment = null!;

    [SetUp]
    public async Task DeployAsync() => deployment = await DeploymentInMoto.CreateAsync();

    [TearDown]
    public void Dispose() => deployment.Dispose();

    [Test]
    public async Task Processing_stops_and_goes_on(CancellationToken cancellation)
    {
        var paused = await deployment.RunAsync(cancellation, "pause");
        Assert.That(await StateAsync(), Is.EqualTo("Disabled"));
        var again = await deployment.RunAsync(cancellation, "pause");
        var resumed = await deployment.RunAsync(cancellation, "resume");
        Assert.That(await StateAsync(), Is.EqualTo("Enabled"));

        var id = deployment[OutputNames.EventSourceMappingId];
        Assert.That(
            paused.Output,
            Does.StartWith($"Events of market-data are paused ({id}). Events wait in the buffer")
        );
        Assert.That(again.Output, Does.StartWith($"Events of market-data are paused, as before ({id})."));
        Assert.That(resumed.Output, Does.StartWith($"Events of market-data are processed ({id})."));
        Assert.That((paused.ExitCode, again.ExitCode, resumed.ExitCode), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task Trades_are_paused_by_their_rule(CancellationToken cancellation)
    {
        var (bus, rule) = (deployment[OutputNames.EventBusName], deployment[OutputNames.EventRuleName]);
        var events = deployment.Aws.EventBridge;

        var paused = await new RuleSwitch(events).SetAsync(bus, rule, enabled: false, cancellation);
        var found = await events.DescribeRuleAsync(new() { EventBusName = bus, Name = rule }, cancellation);
        var resumed = await new RuleSwitch(events).SetAsync(bus, rule, enabled: true, cancellation);

        Assert.That($"{found.State}", Is.EqualTo("DISABLED"));
        Assert.That(Text(paused), Does.StartWith($"Events of trades are paused ({rule}). No execution is started."));
        Assert.That(Text(resumed), Does.Contain("ops replay START END --bus trades"));
    }

    async Task<string?> StateAsync() =>
        (
            await deployment.Aws.Lambda.GetEventSourceMappingAsync(
                new() { UUID = deployment[OutputNames.EventSourceMappingId] }
            )
        ).State;

    static string Text(MarketData.Ops.Deployment.Answer answer)
    {
        using var output = new StringWriter();
        answer.WriteText(output);
        return output.ToString();
    }
}
