using System.Net;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MarketData.Ops.Deployment;
using MarketData.Ops.Trades;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Ops;

/// <summary>What waits in the dead-letter queues of the trade workflow, and is started anew.</summary>
[CancelAfter(120_000)]
public sealed class QueueRedriveTests
{
    /// <summary>Numbers keep the digits that they came with.</summary>
    const string Event = """
        {"id":"e-1","source":"trading.oms","time":"2026-01-05T14:30:01Z","detail":{"tradeId":"T-1","amount":10.50}}
        """;

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

    [TestCase("validate")]
    [TestCase("enrich")]
    [TestCase("record")]
    public async Task A_dead_letter_of_a_task_is_started_with_its_input(string task)
    {
        var id = await workflow.SendAsync(task, DeadLetter(task, Event));

        Assert.That(await RedriveAsync(task), Is.EqualTo(0));

        Assert.That(
            Lines,
            Is.EqualTo([$"{task, -10}T-1  States.Timeout  started as redrive-{id}", "1 started, 0 left."])
        );
        Assert.That(
            await workflow.RedrivenAsync(),
            Is.EqualTo(new Dictionary<string, string> { [$"redrive-{id}"] = Event.Trim() })
        );
        Assert.That(await workflow.VisibleAsync(task), Is.Empty);
    }

    [Test]
    public async Task An_event_that_could_not_be_started_is_started_as_it_came()
    {
        var id = await workflow.SendAsync("start", Event, errorCode: "NO_PERMISSIONS");

        Assert.That(await RedriveAsync("start"), Is.EqualTo(0));

        Assert.That(Lines[0], Is.EqualTo($"start     T-1  NO_PERMISSIONS  started as redrive-{id}"));
        Assert.That((await workflow.RedrivenAsync()).Values, Is.EqualTo([Event]));
        Assert.That(await workflow.VisibleAsync("start"), Is.Empty);
    }

    [Test]
    public async Task All_queues_are_emptied_however_many_messages_they_have()
    {
        foreach (var queue in DeployedWorkflow.Queues)
        {
            for (var i = 0; i < 12; i++)
            {
                await workflow.SendAsync(queue, queue == DeployedWorkflow.Start ? Event : DeadLetter(queue, Event));
            }
        }

        Assert.That(await RedriveAsync([.. DeployedWorkflow.Queues]), Is.EqualTo(0));

        Assert.That(Lines[^1], Is.EqualTo("48 started, 0 left."));
        Assert.That(await workflow.RedrivenAsync(), Has.Count.EqualTo(48));
    }

    [Test]
    public async Task Where_nothing_waits_that_is_said()
    {
        Assert.That(await RedriveAsync("validate", "enrich"), Is.EqualTo(0));
        Assert.That(Lines, Is.EqualTo(["Nothing waits in the dead-letter queues of validate, enrich."]));
    }

    [Test]
    public async Task Who_was_stopped_after_a_start_does_not_start_it_again()
    {
        var id = await workflow.SendAsync("record", DeadLetter("record", Event));
        await WorkflowInMoto.AbortAsync(await workflow.StartAsync($"redrive-{id}", Event));

        Assert.That(await RedriveAsync("record"), Is.EqualTo(0));

        Assert.That(
            Lines,
            Is.EqualTo([
                $"record    T-1  States.Timeout  was started before as redrive-{id}",
                "0 started, 1 started before, 0 left.",
            ])
        );
        Assert.That(await workflow.RedrivenAsync(), Has.Count.EqualTo(1));
        Assert.That(await workflow.VisibleAsync("record"), Is.Empty);
    }

    [TestCase("not json", "it is no JSON")]
    [TestCase("""{"task":"record"}""", "it has no event that an execution could be started with")]
    [TestCase("""{"input":"text"}""", "it has no event that an execution could be started with")]
    [TestCase("[]", "it has no event that an execution could be started with")]
    public async Task A_message_that_is_no_dead_letter_is_named_and_left_and_stops_no_other(string body, string why)
    {
        var id = await workflow.SendAsync("record", body);
        await workflow.SendAsync("record", DeadLetter("record", Event));

        Assert.That(await RedriveAsync("record"), Is.EqualTo(1));

        Assert.That(Lines, Has.One.EqualTo($"record    message {id}  left: {why}"));
        Assert.That(Lines[^1], Is.EqualTo("1 started, 1 left."));
        Assert.That(await workflow.VisibleAsync("record"), Is.EqualTo([body]));
    }

    [Test]
    public async Task A_dry_run_starts_nothing_and_leaves_every_message_where_it_was()
    {
        var id = await workflow.SendAsync("record", DeadLetter("record", Event));
        await workflow.SendAsync("record", "not json");

        Assert.That(await RedriveAsync("record", isDryRun: true), Is.EqualTo(1));

        Assert.That(Lines, Has.One.EqualTo($"record    T-1  States.Timeout  would be started as redrive-{id}"));
        Assert.That(Lines[^1], Is.EqualTo("1 would be started, 1 left."));
        Assert.That(await workflow.RedrivenAsync(), Is.Empty);
        Assert.That(await workflow.VisibleAsync("record"), Is.EqualTo(["not json", DeadLetter("record", Event)]));
    }

    [Test]
    public async Task No_more_messages_are_taken_than_the_limit()
    {
        foreach (var queue in (string[])["validate", "record", "record"])
        {
            await workflow.SendAsync(queue, DeadLetter(queue, Event));
        }

        Assert.That(await RedriveAsync(["validate", "record"], limit: 2), Is.EqualTo(0));

        Assert.That(Lines[^1], Is.EqualTo("2 started, 0 left."));
        Assert.That(await workflow.VisibleAsync("record"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_the_workflow_does_not_take_is_left()
    {
        using var refusing = new RefusingWorkflow("InvalidExecutionInput", "The input is too large.");
        var id = await workflow.SendAsync("record", DeadLetter("record", Event));

        Assert.That(await RedriveAsync(["record"], through: refusing), Is.EqualTo(1));

        Assert.That(
            Lines,
            Is.EqualTo([$"record    T-1 (message {id})  left: The input is too large.", "0 started, 1 left."])
        );
        Assert.That(await workflow.VisibleAsync("record"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_nothing_can_be_started_it_ends_and_every_message_is_there()
    {
        using var refusing = new RefusingWorkflow("AccessDeniedException", "No.");
        await workflow.SendAsync("record", DeadLetter("record", Event));
        await workflow.SendAsync("record", DeadLetter("record", Event));

        Assert.That(
            () => RedriveAsync(["record"], through: refusing),
            Throws.InstanceOf<AmazonStepFunctionsException>()
        );
        Assert.That(await workflow.VisibleAsync("record"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_a_trade_is_called_gives_a_terminal_no_orders()
    {
        var id = await workflow.SendAsync("start", """{"detail":{"tradeId":"T\u001b[31m"}}""");

        await RedriveAsync("start");

        Assert.That(Lines[0], Is.EqualTo($"start     T?[31m  -  started as redrive-{id}"));
    }

    [TestCase("""{"detail":{"tradeId":17}}""", "17")]
    [TestCase("""{"id":"e-9","detail":{}}""", "event e-9")]
    public async Task A_trade_is_called_by_its_id_or_else_its_events(string body, string name)
    {
        await workflow.SendAsync("start", body);

        await RedriveAsync("start");

        Assert.That(Lines[0], Does.StartWith($"start     {name}  -  started"));
    }

    string[] Lines => output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static string DeadLetter(string task, string input) =>
        $$"""
            {"task":"{{task}}","execution":"arn","error":"States.Timeout","cause":"?","input":{{input.Trim()}}}
            """;

    Task<int> RedriveAsync(string queue, bool isDryRun = false) => RedriveAsync([queue], isDryRun);

    Task<int> RedriveAsync(params string[] queues) => RedriveAsync(queues, isDryRun: false);

    async Task<int> RedriveAsync(
        string[] queues,
        bool isDryRun = false,
        int limit = int.MaxValue,
        IAmazonStepFunctions? through = null
    )
    {
        var deployed = await workflow.DeployedAsync();
        var start = new WorkflowStart(through ?? workflow.Workflow, deployed.StateMachineArn, isDryRun);
        var answer = await new QueueRedrive(workflow.Sqs, start, output, limit).RunAsync(
            deployed,
            queues,
            CancellationToken.None
        );
        answer.WriteText(output);
        return answer.ExitCode;
    }

    sealed class RefusingWorkflow(string code, string message)
        : AmazonStepFunctionsClient(
            Credentials.Basic,
            new AmazonStepFunctionsConfig { ServiceURL = "http://127.0.0.1:1" }
        )
    {
        public override Task<StartExecutionResponse> StartExecutionAsync(
            StartExecutionRequest request,
            CancellationToken cancellationToken = default
        ) =>
            throw new AmazonStepFunctionsException(
                message,
                ErrorType.Sender,
                code,
                requestId: "-",
                HttpStatusCode.BadRequest
            );
    }
}
