using System.Text.Json;
using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Sandbox.Functions;
using MarketData.SandboxTests.Functions;

namespace MarketData.SandboxTests.Trades;

/// <summary>All executions run side by side, in a workflow that waits a second at most between attempts.</summary>
[CancelAfter(60_000)]
public sealed class DeadLetterTests
{
    const string TooMuch = "States.DataLimitExceeded";

    /// <summary>An error, and how often a task is invoked before it is given up.</summary>
    static readonly (string Error, int Attempts)[] Errors =
    [
        ("System.FormatException", 1),
        (TooMuch, 1),
        ("Lambda.TooManyRequestsException", 9),
        (TradeTasks.Unavailable, 6),
        (ErrorTypes.ProcessEnded, 4),
    ];

    readonly Dictionary<string, EndedExecution> ended = [];
    readonly Dictionary<string, JsonElement> letters = [];
    DeployedWorkflow workflow = null!;

    static IEnumerable<TestCaseData> Cases =>
        from task in TradeTasks.All
        from error in Errors
        select new TestCaseData(task, error.Error, error.Attempts);

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(55));
        workflow = await DeployedWorkflow.CreateAsync(WorkflowFile.Hurried);
        var executions = new Dictionary<string, string>();
        foreach (var task in TradeTasks.All)
        {
            foreach (var (error, _) in Errors)
            {
                var id = IdOf(task, error);
                workflow.Functions[task].Script(id, ReplyOf(error));
                executions[id] = await workflow.StartAsync(SampleEvent.New(id));
            }
        }

        await workflow.EndAllAsync(limit.Token);
        foreach (var (id, execution) in executions)
        {
            ended[id] = await workflow.DescribeAsync(execution);
        }

        foreach (var task in TradeTasks.All)
        {
            foreach (var letter in await workflow.DeadLettersAsync(task))
            {
                letters.Add(letter.GetProperty("input").GetProperty("id").GetString()!, letter);
            }
        }
    }

    [OneTimeTearDown]
    public void Dispose() => workflow.Dispose();

    [TestCaseSource(nameof(Cases))]
    public void A_task_that_is_given_up_leaves_its_event_in_its_dead_letter_queue(
        string task,
        string error,
        int attempts
    )
    {
        var id = IdOf(task, error);
        var letter = letters[id];
        Assert.Multiple(() =>
        {
            Assert.That(workflow.Functions[task].PayloadsOf(id), Has.Count.EqualTo(attempts));
            Assert.That(
                letter.EnumerateObject().Select(field => field.Name),
                Is.EqualTo(new[] { "task", "execution", "error", "cause", "input" })
            );
            Assert.That(letter.GetProperty("task").GetString(), Is.EqualTo(task));
            Assert.That(letter.GetProperty("execution").GetString(), Is.EqualTo(ended[id].Arn));
            Assert.That(letter.GetProperty("error").GetString(), Is.EqualTo(error));
            Assert.That(letter.GetProperty("cause").GetString(), Does.Contain(CauseOf(error)));
            Assert.That(
                JsonNode.DeepEquals(JsonNode.Parse(letter.GetProperty("input").GetRawText()), SampleEvent.New(id)),
                letter.GetRawText()
            );
        });
    }

    [TestCaseSource(nameof(Cases))]
    public void Its_execution_has_failed_for_the_tasks_own_cause(string task, string error, int attempts)
    {
        var execution = ended[IdOf(task, error)];
        Assert.Multiple(() =>
        {
            Assert.That(execution.Status, Is.EqualTo("FAILED"));
            Assert.That(
                execution.Error,
                Is.EqualTo(
                    task switch
                    {
                        TradeTasks.Validate => "ValidationFailed",
                        TradeTasks.Enrich => "EnrichmentFailed",
                        _ => "RecordingFailed",
                    }
                )
            );
            Assert.That(execution.Cause, Does.Contain(CauseOf(error)));
            Assert.That(
                workflow.Functions[TradeTasks.Record].PayloadsOf(IdOf(task, error)),
                Has.Count.EqualTo(task == TradeTasks.Record ? attempts : 0)
            );
        });
    }

    static string IdOf(string task, string error) => $"{task}-{error}";

    static Reply ReplyOf(string error) =>
        error == TooMuch
            ? Replies.Answer(JsonSerializer.Serialize(new string('x', TradeEvents.MaxInputBytes)))
            : Replies.Error(error);

    static string CauseOf(string error) =>
        error switch
        {
            TooMuch => "exceeding the maximum number of bytes",
            "Lambda.TooManyRequestsException" => "Rate Exceeded",
            _ => "out of luck",
        };
}
