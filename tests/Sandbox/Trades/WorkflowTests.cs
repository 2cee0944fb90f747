using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.SandboxTests.Functions;

namespace MarketData.SandboxTests.Trades;

[CancelAfter(60_000)]
public sealed class WorkflowTests
{
    DeployedWorkflow workflow = null!;

    [OneTimeSetUp]
    public async Task DeployAsync() => workflow = await DeployedWorkflow.CreateAsync();

    [OneTimeTearDown]
    public void Dispose() => workflow.Dispose();

    [Test]
    public async Task The_record_is_made_from_both_answers_and_the_event(CancellationToken cancellation)
    {
        var execution = await RunAsync(
            "payload",
            cancellation,
            (TradeTasks.Validate, Replies.Answer("""{"valid":true,"amount":10.50}""")),
            (TradeTasks.Enrich, Replies.Answer("""{"last":1181.75,"tags":["a",null]}""")),
            (TradeTasks.Record, Replies.Answer("""{"status":"RECORDED"}"""))
        );

        var payload = workflow.Functions[TradeTasks.Record].PayloadsOf("payload").Single();
        Assert.Multiple(() =>
        {
            Assert.That(execution.Status, Is.EqualTo("SUCCEEDED"));
            AssertJson(
                payload.GetRawText(),
                $$"""
                {
                  "event": {"id": "payload", "source": "{{SampleEvent.Source}}", "time": "{{SampleEvent.Time}}"},
                  "execution": "{{execution.Arn}}",
                  "validation": {"valid": true, "amount": 10.5},
                  "enrichment": {"last": 1181.75, "tags": ["a", null]}
                }
                """
            );
            AssertJson(execution.Output!, """{"status":"RECORDED"}""");
        });
    }

    [Test]
    public async Task Validation_and_enrichment_get_the_whole_event(CancellationToken cancellation)
    {
        await RunAsync("whole", cancellation);

        Assert.Multiple(() =>
        {
            foreach (var task in new[] { TradeTasks.Validate, TradeTasks.Enrich })
            {
                var payload = workflow.Functions[task].PayloadsOf("whole").Single();
                AssertJson(payload.GetRawText(), SampleEvent.New("whole").ToJsonString());
            }
        });
    }

    [Test]
    public async Task Validation_and_enrichment_are_under_way_at_the_same_time(CancellationToken cancellation)
    {
        var both = new Barrier(2);
        // Each waits for the other: one after the other, neither would answer.
        Reply meet = async stop =>
        {
            await Task.Run(() => both.SignalAndWait(stop), stop);
            return await Replies.Answer("{}")(stop);
        };

        var execution = await RunAsync("both", cancellation, (TradeTasks.Validate, meet), (TradeTasks.Enrich, meet));

        Assert.That(execution.Status, Is.EqualTo("SUCCEEDED"));
        Assert.That(workflow.Functions[TradeTasks.Validate].PayloadsOf("both"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_happened_can_be_read_afterwards(CancellationToken cancellation)
    {
        var execution = await RunAsync("history", cancellation);

        var history = await workflow.HistoryAsync(execution.Arn);
        var listed = await workflow.ExecutionsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(
                history
                    .Where(entry => entry.TryGetProperty("stateEnteredEventDetails", out _))
                    .Select(entry => entry.GetProperty("stateEnteredEventDetails").GetProperty("name").GetString()),
                Is.EquivalentTo(new[] { "ValidateAndEnrich", "Validate", "Enrich", "Record" })
            );
            Assert.That(history[0].GetProperty("type").GetString(), Is.EqualTo("ExecutionStarted"));
            Assert.That(history[^1].GetProperty("type").GetString(), Is.EqualTo("ExecutionSucceeded"));
            Assert.That(
                listed.Select(entry => entry.GetProperty("executionArn").GetString()),
                Does.Contain(execution.Arn)
            );
        });
    }

    /// <summary>moto alone manages four, and fewer with each that it has run.</summary>
    [Test]
    public async Task Five_executions_a_second_are_no_load(CancellationToken cancellation)
    {
        using var busy = await DeployedWorkflow.CreateAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(20));

        for (var number = 0; number < 100; number++)
        {
            await busy.StartAsync(SampleEvent.New($"{number}"));
        }

        await busy.EndAllAsync(limit.Token);
        Assert.That(await busy.ExecutionsAsync("SUCCEEDED"), Has.Count.EqualTo(100));
    }

    async Task<EndedExecution> RunAsync(
        string id,
        CancellationToken cancellation,
        params (string Task, Reply Reply)[] scripts
    )
    {
        foreach (var (task, reply) in scripts)
        {
            workflow.Functions[task].Script(id, reply);
        }

        var execution = await workflow.StartAsync(SampleEvent.New(id));
        await workflow.EndAllAsync(cancellation);
        return await workflow.DescribeAsync(execution);
    }

    static void AssertJson(string actual, string expected) =>
        Assert.That(
            JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)),
            Is.True,
            $"{actual} is not {expected}"
        );
}
