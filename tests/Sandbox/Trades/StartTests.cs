using System.Text.Json;
using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.SandboxTests.Trades;

[CancelAfter(60_000)]
public sealed class StartTests
{
    DeployedWorkflow workflow = null!;

    [SetUp]
    public async Task DeployAsync() => workflow = await DeployedWorkflow.CreateAsync();

    [TearDown]
    public void Dispose() => workflow.Dispose();

    [Test]
    public async Task Each_event_on_the_bus_starts_an_execution_with_the_whole_event(CancellationToken cancellation)
    {
        using var bus = await TradeBus.CreateAsync(workflow.Api, workflow.Arn);
        var ids = await bus.PutAsync("""{"tradeId":"1"}""", """{"tradeId":"2"}""", """{"tradeId":"3"}""");
        await workflow.EndAllAsync(cancellation);

        var executions = await workflow.ExecutionsAsync("SUCCEEDED");
        Assert.That(executions, Has.Count.EqualTo(3));
        for (var number = 0; number < ids.Count; number++)
        {
            var received = workflow.Functions[TradeTasks.Validate].PayloadsOf(ids[number]).Single();
            var execution = await workflow.DescribeAsync(
                executions
                    .Select(entry => entry.GetProperty("executionArn").GetString()!)
                    .Single(arn => arn.Contains(ids[number], StringComparison.Ordinal))
            );
            Assert.Multiple(() =>
            {
                Assert.That(JsonElement.DeepEquals(JsonElement.Parse(execution.Input!), received));
                Assert.That(
                    received.EnumerateObject().Select(field => field.Name),
                    Is.EqualTo(
                        new[]
                        {
                            "version",
                            "id",
                            "detail-type",
                            "source",
                            "account",
                            "time",
                            "region",
                            "resources",
                            "detail",
                        }
                    )
                );
                Assert.That(received.GetProperty("account").GetString(), Is.EqualTo("123456789012"));
                Assert.That(received.GetProperty("source").GetString(), Is.EqualTo(SampleEvent.Source));
                Assert.That(received.GetProperty("time").GetString(), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"));
                Assert.That(
                    received.GetProperty("detail").GetProperty("tradeId").GetString(),
                    Is.EqualTo($"{number + 1}")
                );
            });
        }
    }

    [Test]
    public async Task An_event_too_large_for_an_execution_is_a_dead_letter_of_the_start(CancellationToken cancellation)
    {
        using var bus = await TradeBus.CreateAsync(workflow.Api, workflow.Arn);
        var ids = await bus.PutAsync(
            $$"""{"tradeId":"large","note":"{{new string('x', 257 * 1024)}}"}""",
            """{"tradeId":"small"}"""
        );
        await workflow.EndAllAsync(cancellation);

        var letter = await bus.DeadLetterAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(JsonElement.Parse(letter.Body!).GetProperty("id").GetString(), Is.EqualTo(ids[0]));
            Assert.That(
                letter.MessageAttributes!.ToDictionary(pair => pair.Key, pair => pair.Value.StringValue),
                Is.SupersetOf(
                    new Dictionary<string, string>
                    {
                        ["RULE_ARN"] = bus.RuleArn,
                        ["TARGET_ARN"] = workflow.Arn,
                        ["ERROR_CODE"] = "INVALID_PARAMETER",
                    }
                )
            );
            Assert.That(letter.MessageAttributes!["ERROR_MESSAGE"].StringValue, Does.Contain("262144"));
            Assert.That(await workflow.ExecutionsAsync("SUCCEEDED"), Has.Count.EqualTo(1));
        });
    }

    /// <summary>The Terraform provider lets a queue take no more than an execution does.</summary>
    [Test]
    public async Task An_event_too_large_for_that_queue_too_disturbs_no_other(CancellationToken cancellation)
    {
        using var bus = await TradeBus.CreateAsync(workflow.Api, workflow.Arn, TradeEvents.MaxInputBytes);
        await bus.PutAsync(
            $$"""{"tradeId":"large","note":"{{new string('x', 257 * 1024)}}"}""",
            """{"tradeId":"small"}"""
        );
        await workflow.EndAllAsync(cancellation);

        Assert.Multiple(async () =>
        {
            Assert.That(await bus.DeadLettersAsync(), Is.Empty);
            Assert.That(await workflow.ExecutionsAsync("SUCCEEDED"), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task An_event_whose_state_machine_is_gone_is_a_dead_letter_of_the_start()
    {
        using var bus = await TradeBus.CreateAsync(workflow.Api, workflow.Arn);
        await workflow.Api.StatesAsync("DeleteStateMachine", new() { ["stateMachineArn"] = workflow.Arn });

        var ids = await bus.PutAsync("""{"tradeId":"1"}""");

        var letter = await bus.DeadLetterAsync();
        Assert.That(JsonElement.Parse(letter.Body!).GetProperty("id").GetString(), Is.EqualTo(ids[0]));
        Assert.That(letter.MessageAttributes!["ERROR_CODE"].StringValue, Is.EqualTo("NO_RESOURCE"));
    }

    [Test]
    public async Task An_execution_takes_as_many_bytes_as_step_functions_does()
    {
        var bytes = Noted("").ToJsonString().Length;
        var fits = Noted(new('x', TradeEvents.MaxInputBytes - bytes));
        var larger = Noted(new('x', TradeEvents.MaxInputBytes - bytes + 1));

        Assert.That(async () => await workflow.StartAsync(fits), Throws.Nothing);
        Assert.That(
            async () => await workflow.StartAsync(larger),
            Throws.TypeOf<HttpRequestException>().With.Message.Contains("ValidationException")
        );
    }

    static JsonObject Noted(string note)
    {
        var noted = SampleEvent.New("noted");
        noted["note"] = note;
        return noted;
    }
}
