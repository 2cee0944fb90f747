using MarketData.Ops.Trades;

namespace MarketData.SandboxTests.Ops;

/// <summary>Executions of which no dead letter tells.</summary>
[CancelAfter(60_000)]
public sealed class ExecutionRedriveTests
{
    const string Event = """{"id":"e-1","detail":{"tradeId":"T-1"}}""";

    /// <summary>As long as the names that EventBridge gives.</summary>
    const string Name = "6a7e8feb-b491-4cf7-a9f1-bf3703467718_1c84ae5c-6f5b-3cbf-8b2b-0b5a2b4b0e2f";

    WorkflowInMoto workflow = null!;
    StringWriter output = null!;

    [SetUp]
    public async Task CreateAsync() => (workflow, output) = (await WorkflowInMoto.CreateAsync(), new StringWriter());

    [TearDown]
    public async Task DisposeAsync()
    {
        await output.DisposeAsync();
        workflow.Dispose();
    }

    [Test]
    public async Task An_aborted_execution_is_started_anew_with_its_input_and_only_once()
    {
        var arn = await workflow.StartAsync(Name, Event);
        await WorkflowInMoto.AbortAsync(arn);

        Assert.That((await RedriveAsync(arn), await RedriveAsync(arn)), Is.EqualTo((0, 0)));

        var (name, input) = (await workflow.RedrivenAsync()).Single();
        Assert.That(name, Has.Length.EqualTo(40));
        Assert.That(input, Is.EqualTo(Event));
        Assert.That(output.ToString(), Does.StartWith($"T-1  ABORTED  started as {name}"));
    }

    [Test]
    public async Task A_dry_run_starts_nothing()
    {
        var arn = await workflow.StartAsync(Name, Event);
        await WorkflowInMoto.AbortAsync(arn);

        Assert.That(await RedriveAsync(arn, isDryRun: true), Is.EqualTo(0));

        Assert.That(output.ToString(), Does.StartWith("T-1  ABORTED  would be started as redrive-"));
        Assert.That(await workflow.RedrivenAsync(), Is.Empty);
    }

    [Test]
    public async Task An_execution_that_still_runs_is_not_started_anew()
    {
        Assert.That(await RedriveAsync(await workflow.StartAsync(Name, Event)), Is.EqualTo(1));

        Assert.That(output.ToString().Trim(), Is.EqualTo("Not started anew: the execution is RUNNING."));
        Assert.That(await workflow.RedrivenAsync(), Is.Empty);
    }

    [Test]
    public async Task An_execution_of_another_workflow_is_not_started_in_this_one()
    {
        var other = await WorkflowInMoto.CreateStateMachineAsync($"other-{Guid.NewGuid():N}");
        var arn = (
            await workflow.Workflow.StartExecutionAsync(new() { StateMachineArn = other, Input = Event })
        ).ExecutionArn!;
        await WorkflowInMoto.AbortAsync(arn);

        Assert.That(await RedriveAsync(arn), Is.EqualTo(1));

        Assert.That(output.ToString(), Does.StartWith($"Not started anew: it is an execution of {other}, not of "));
    }

    [Test]
    public async Task An_execution_that_is_not_known_any_more_is_gone()
    {
        var known = await workflow.StartAsync(Name);

        Assert.That(await RedriveAsync($"{known}x"), Is.EqualTo(1));

        Assert.That(
            output.ToString().Trim(),
            Is.EqualTo($"gone; Step Functions keeps an execution for 90 days after its end: {known}x")
        );
    }

    async Task<int> RedriveAsync(string arn, bool isDryRun = false)
    {
        var start = new WorkflowStart(workflow.Workflow, (await workflow.DeployedAsync()).StateMachineArn, isDryRun);
        var answer = await new ExecutionRedrive(workflow.Workflow, start).RunAsync(arn, CancellationToken.None);
        answer.WriteText(output);
        return answer.ExitCode;
    }
}
