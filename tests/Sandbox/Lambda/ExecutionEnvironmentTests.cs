using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Functions;
using MarketData.Tools;

namespace MarketData.SandboxTests.Lambda;

[CancelAfter(60_000)]
public sealed class ExecutionEnvironmentTests
{
    [Test]
    public async Task An_event_comes_with_the_headers_of_lambda()
    {
        await using var function = new FakeFunction(timeoutSeconds: 30);
        var before = DateTimeOffset.UtcNow;

        var headers = (await function.AnswerAsync("describe")).GetProperty("headers");

        var deadline = DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(headers.GetProperty("Lambda-Runtime-Deadline-Ms").GetString()!, CultureInfo.InvariantCulture)
        );
        Assert.Multiple(() =>
        {
            Assert.That(
                Guid.TryParse(headers.GetProperty("Lambda-Runtime-Aws-Request-Id").GetString(), out _),
                Is.True
            );
            Assert.That(
                headers.GetProperty("Lambda-Runtime-Invoked-Function-Arn").GetString(),
                Is.EqualTo("arn:aws:lambda:us-east-1:123456789012:function:fake")
            );
            Assert.That(
                headers.GetProperty("Lambda-Runtime-Trace-Id").GetString(),
                Does.Match("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1$")
            );
            Assert.That(deadline - before, Is.EqualTo(TimeSpan.FromSeconds(30)).Within(TimeSpan.FromSeconds(10)));
        });
    }

    [Test]
    public async Task The_function_sees_its_variables_and_lambdas_and_nothing_of_the_machine()
    {
        Environment.SetEnvironmentVariable("SECRET_OF_THE_MACHINE", "seen");
        await using var function = new FakeFunction(30, (FunctionVariables.AlertsTable, "alerts"));

        var environment = (await function.AnswerAsync("describe"))
            .GetProperty("environment")
            .Deserialize<Dictionary<string, string>>()!;

        Assert.Multiple(() =>
        {
            Assert.That(environment, Does.ContainKey(FunctionVariables.AlertsTable).WithValue("alerts"));
            Assert.That(environment, Does.ContainKey(LambdaVariables.FunctionName).WithValue("fake"));
            Assert.That(environment, Does.ContainKey(LambdaVariables.MemorySize).WithValue("512"));
            Assert.That(environment, Does.ContainKey(LambdaVariables.LogGroupName).WithValue("/aws/lambda/fake"));
            Assert.That(environment, Does.ContainKey(Endpoints.AwsVariable).WithValue("http://127.0.0.1:1"));
            Assert.That(environment, Does.ContainKey(Endpoints.DynamoDbVariable).WithValue("http://127.0.0.1:2"));
            Assert.That(environment, Does.Not.ContainKey("SECRET_OF_THE_MACHINE"));
            Assert.That(environment, Does.Not.ContainKey("HOME"));
        });
    }

    [Test]
    public async Task One_process_serves_event_after_event()
    {
        await using var function = new FakeFunction();

        var first = (await function.AnswerAsync("describe")).GetProperty("pid").GetInt32();
        var second = (await function.AnswerAsync("describe")).GetProperty("pid").GetInt32();

        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase("fail", "out of luck", "Luck")]
    [TestCase("fail in words", "\"out of luck\"", null)]
    [TestCase("answer too much", "the answer of 6291457 bytes exceeds 6291456", "Function.ResponseSizeTooLarge")]
    public async Task An_error_of_the_function_fails_the_invocation_and_keeps_the_process(
        string what,
        string reason,
        string? errorType
    )
    {
        await using var function = new FakeFunction();
        var before = (await function.AnswerAsync("describe")).GetProperty("pid").GetInt32();

        var failure = await function.FailureAsync(what);

        Assert.That(failure, Is.EqualTo(new InvocationResult.Failed(reason, errorType)));
        Assert.That((await function.AnswerAsync("describe")).GetProperty("pid").GetInt32(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_process_that_dies_fails_its_invocation_and_is_replaced()
    {
        await using var function = new FakeFunction();
        var before = (await function.AnswerAsync("describe")).GetProperty("pid").GetInt32();

        var failure = await function.FailureAsync("exit");

        Assert.That($"{failure}", Is.EqualTo("Runtime.ExitError: the process ended with exit code 3"));
        Assert.That((await function.AnswerAsync("describe")).GetProperty("pid").GetInt32(), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task A_process_that_dies_while_idle_is_replaced_and_no_event_is_lost()
    {
        await using var function = new FakeFunction();
        var before = (await function.AnswerAsync("describe")).GetProperty("pid").GetInt32();
        using (var process = Process.GetProcessById(before))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.That((await function.AnswerAsync("describe")).GetProperty("pid").GetInt32(), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task A_process_that_does_not_answer_is_ended_at_its_deadline_and_replaced()
    {
        await using var function = new FakeFunction(timeoutSeconds: 1);
        var hanging = (await function.AnswerAsync("describe")).GetProperty("pid").GetInt32();

        var failure = await function.FailureAsync("hang");

        Assert.That($"{failure}", Is.EqualTo("Sandbox.Timedout: the task timed out after 1 s"));
        Assert.That((await function.AnswerAsync("describe")).GetProperty("pid").GetInt32(), Is.Not.EqualTo(hanging));
        Assert.That(() => Process.GetProcessById(hanging), Throws.ArgumentException);
    }

    [TestCase("report", "no such table")]
    [TestCase("exit", "ended with exit code 7")]
    public async Task A_process_that_cannot_start_says_why(string how, string why)
    {
        await using var function = new FakeFunction(30, ("FAIL_INIT", how));

        Assert.That(
            async () => await function.Environment.StartAsync(CancellationToken.None),
            Throws.TypeOf<ToolException>().With.Message.Contains(why)
        );
        Assert.That(
            $"{await function.FailureAsync("describe")}",
            Does.StartWith("Runtime.ExitError: ").And.Contains(why)
        );
    }

    [Test]
    public async Task An_answer_to_another_invocation_is_refused()
    {
        await using var function = new FakeFunction();

        Assert.That(
            (await function.AnswerAsync("answer to another")).GetProperty("status").GetInt32(),
            Is.EqualTo(400)
        );
    }

    [Test]
    public async Task What_is_printed_is_kept_and_embedded_metrics_are_summed_up()
    {
        await using var function = new FakeFunction();
        await function.AnswerAsync("log");
        await function.AnswerAsync("log");

        Assert.That(
            () => PrintedMetrics.Sum(function.Output.Path, MetricNames.Received),
            Is.EqualTo(6).After(5).Seconds.PollEvery(20).MilliSeconds
        );
        Assert.That(
            () => function.Output.LastLines,
            Does.Contain("a line").After(5).Seconds.PollEvery(20).MilliSeconds
        );
        Assert.That(File.ReadAllText(function.Output.Path), Does.Contain("\"Stored\":2"));
    }

    [Test]
    public async Task Nothing_is_left_when_it_is_disposed_while_an_event_is_under_way()
    {
        var function = new FakeFunction();
        var process = (await function.AnswerAsync("describe")).GetProperty("pid").GetInt32();
        using var stop = new CancellationTokenSource();
        var hanging = function.InvokeAsync("hang", stop.Token);
        await stop.CancelAsync();

        Assert.That(async () => await hanging, Throws.InstanceOf<OperationCanceledException>());
        await function.DisposeAsync();
        Assert.That(() => Process.GetProcessById(process), Throws.ArgumentException);
    }
}
