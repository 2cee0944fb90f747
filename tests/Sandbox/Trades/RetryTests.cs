using MarketData.Contract;
using MarketData.Sandbox.Functions;
using MarketData.SandboxTests.Functions;

namespace MarketData.SandboxTests.Trades;

/// <summary>All executions run side by side: the waits between attempts are real seconds.</summary>
[CancelAfter(60_000)]
public sealed class RetryTests
{
    static readonly string[] Errors =
    [
        "Lambda.TooManyRequestsException",
        "Lambda.ServiceException",
        "Lambda.AWSLambdaException",
        "Lambda.SdkClientException",
        "Lambda.ClientExecutionTimeoutException",
        TradeTasks.Unavailable,
        "States.Timeout",
        ErrorTypes.TimedOut,
        ErrorTypes.ProcessEnded,
        "Lambda.Unknown",
    ];

    readonly Dictionary<string, EndedExecution> ended = [];
    DeployedWorkflow workflow = null!;

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(55));
        workflow = await DeployedWorkflow.CreateAsync();
        var executions = new Dictionary<string, string>();
        foreach (var task in TradeTasks.All)
        {
            foreach (var error in Errors)
            {
                var id = IdOf(task, error);
                workflow
                    .Functions[task]
                    .Script(id, [.. Enumerable.Repeat(Replies.Error(error), Failures(error)), Replies.Answer("{}")]);
                executions[id] = await workflow.StartAsync(SampleEvent.New(id));
            }
        }

        await workflow.EndAllAsync(limit.Token);
        foreach (var (id, execution) in executions)
        {
            ended[id] = await workflow.DescribeAsync(execution);
        }
    }

    [OneTimeTearDown]
    public void Dispose() => workflow.Dispose();

    [Test]
    public void What_may_pass_is_tried_again(
        [ValueSource(typeof(TradeTasks), nameof(TradeTasks.All))] string task,
        [ValueSource(nameof(Errors))] string error
    )
    {
        var id = IdOf(task, error);
        Assert.Multiple(() =>
        {
            Assert.That(ended[id].Status, Is.EqualTo("SUCCEEDED"), ended[id].Cause);
            Assert.That(workflow.Functions[task].PayloadsOf(id), Has.Count.EqualTo(Failures(error) + 1));
        });
    }

    [Test]
    public void Every_error_that_is_tried_again_has_a_case()
    {
        foreach (var (name, task) in WorkflowDocument.Invocations)
        {
            Assert.That(
                WorkflowDocument.Retriers(task).SelectMany(WorkflowDocument.ErrorsOf),
                Is.EquivalentTo(Errors.Select(error => error == TradeTasks.Unavailable ? "${Unavailable}" : error)),
                name
            );
        }
    }

    static string IdOf(string task, string error) => $"{task}-{error}";

    /// <summary>A task that does not answer takes 15 seconds.</summary>
    static int Failures(string error) => error == "States.Timeout" ? 1 : 2;
}
