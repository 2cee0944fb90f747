using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.SandboxTests.Ops;

[CancelAfter(180_000)]
public sealed class StatusTests
{
    DeploymentInMoto deployment = null!;

    [SetUp]
    public async Task DeployAsync() => deployment = await DeploymentInMoto.CreateAsync();

    [TearDown]
    public void Dispose() => deployment.Dispose();

    [Test]
    public async Task A_quiet_deployment_is_good_throughout(CancellationToken cancellation)
    {
        using var api = new EmulatorApi(new(deployment.Aws.Kms.Config.ServiceURL));
        await api.PutAlarmAsync(deployment.Names.CloudWatch("market-data-bugs"), "OK");

        var result = await deployment.OpsAsync(cancellation, "status");

        Assert.That(
            result.Output.Split('\n'),
            Is.EqualTo([
                "good    rule          ENABLED",
                "good    buffer        0 waiting, 0 under way",
                $"good    mapping       Enabled to {deployment.Names.Processor}",
                "good    tables        ACTIVE",
                "good    last commit   nothing was committed yet",
                "good    dead letters  none",
                "good    mails         none",
                "good    key           Enabled",
                "good    alarms        1, none is on",
            ]),
            result.Everything
        );
        Assert.That(result.ExitCode, Is.EqualTo(0));
    }

    [Test]
    public async Task What_is_bad_is_said_with_what_to_do_and_ends_with_the_exit_code_of_no(
        CancellationToken cancellation
    )
    {
        using var api = new EmulatorApi(new(deployment.Aws.Kms.Config.ServiceURL));
        await api.PutAlarmAsync(deployment.Names.CloudWatch("market-data-bugs"), "ALARM");
        await api.PutAlarmAsync("cloudwatch-market-data-bugs-of-others", "ALARM");
        await deployment.Aws.Kms.DisableKeyAsync(deployment[OutputNames.KeyArn].Split('/')[^1], cancellation);
        await deployment.SendAsync(OutputNames.TargetDeadLetterQueueUrl, "{}");
        await deployment.SendAsync(OutputNames.BufferUrl, "{}");
        await deployment.RunAsync(cancellation, "pause");
        var bars = deployment.Settings.BarsTable;
        await (await LocalEngines.DynamoDbAsync()).DeleteTableAsync(bars, cancellation);

        var result = await deployment.OpsAsync(cancellation, "status", "--json");

        var lines = JsonNode.Parse(result.Output)!["lines"]!
            .AsArray()
            .ToDictionary(line => (string)line!["name"]!, line => $"{line!["state"]}: {line["why"]}");
        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(lines["mapping"], Does.StartWith("bad: Disabled to ").And.EndWith("ops resume goes on"));
            Assert.That(lines["tables"], Is.EqualTo($"bad: {bars} is not there: ops restore bars --deleted"));
            Assert.That(lines["dead letters"], Is.EqualTo("bad: 1: ops dlq explain"));
            Assert.That(lines["key"], Does.StartWith("bad: Disabled: "));
            Assert.That(
                lines["alarms"],
                Does.StartWith($"bad: on: {deployment.Names.CloudWatch("market-data-bugs")};")
            );
            Assert.That(
                lines["buffer"],
                Is.EqualTo("unknown: 1 waiting, 0 under way; CloudWatch does not say for how long"),
                "the emulator measures nothing"
            );
        });
    }
}
