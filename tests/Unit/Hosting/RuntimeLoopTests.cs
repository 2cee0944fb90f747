using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Hosting;

[CancelAfter(10_000)]
public partial class RuntimeLoopTests
{
    static readonly Dictionary<string, string> Lambda = new()
    {
        [LambdaVariables.RuntimeApi] = "127.0.0.1:9001",
        [LambdaVariables.FunctionName] = "processor",
        [LambdaVariables.FunctionVersion] = "$LATEST",
        [LambdaVariables.LogGroupName] = "group",
        [LambdaVariables.LogStreamName] = "stream",
        [LambdaVariables.MemorySize] = "1769",
    };

    [Test]
    public async Task An_invocation_is_answered_under_its_own_id(CancellationToken cancellation)
    {
        var api = new FakeRuntimeApi(("r1", "20"), ("r2", "21"));

        await RunAsync(api, (input, _, _) => Task.FromResult(input * 2), cancellation);

        Assert.That(
            api.Posts,
            Is.EqualTo(new[] { ("invocation/r1/response", "40"), ("invocation/r2/response", "42") })
        );
    }

    [Test]
    public async Task A_failure_is_reported_and_the_loop_goes_on(CancellationToken cancellation)
    {
        var api = new FakeRuntimeApi(("r1", "1"), ("r2", "2"));

        await RunAsync(
            api,
            (input, _, _) => input == 1 ? throw new FormatException("bad one") : Task.FromResult(input),
            cancellation
        );

        Assert.That(
            api.Posts.Select(post => post.Path),
            Is.EqualTo(new[] { "invocation/r1/error", "invocation/r2/response" })
        );
        var error = JsonDocument.Parse(api.Posts[0].Body).RootElement;
        Assert.That(error.GetProperty("errorType").GetString(), Is.EqualTo("System.FormatException"));
        Assert.That(error.GetProperty("errorMessage").GetString(), Is.EqualTo("bad one"));
    }

    [Test]
    public async Task An_event_that_cannot_be_read_fails_its_own_invocation_only(CancellationToken cancellation)
    {
        var api = new FakeRuntimeApi(("r1", "\"text\""), ("r2", "2"));

        await RunAsync(api, (input, _, _) => Task.FromResult(input), cancellation);

        Assert.That(
            api.Posts.Select(post => post.Path),
            Is.EqualTo(new[] { "invocation/r1/error", "invocation/r2/response" })
        );
    }

    [Test]
    public void A_failed_start_is_reported_and_ends_the_process(CancellationToken cancellation)
    {
        var api = new FakeRuntimeApi();

        Assert.That(
            () =>
                Loop(api)
                    .RunAsync<int, int>(
                        _ => throw new InvalidOperationException("no table"),
                        Json.Default.Int32,
                        Json.Default.Int32,
                        cancellation
                    ),
            Throws.InvalidOperationException.With.Message.EqualTo("no table")
        );
        Assert.That(api.Posts.Single().Path, Is.EqualTo("init/error"));
    }

    [Test]
    public async Task A_handler_sees_its_deadline_and_trace(CancellationToken cancellation)
    {
        var api = new FakeRuntimeApi(("r1", "1"));
        TimeSpan remaining = default;
        string? trace = null;

        await RunAsync(
            api,
            (input, context, _) =>
            {
                (remaining, trace) = (
                    context.RemainingTime,
                    Environment.GetEnvironmentVariable(LambdaVariables.TraceId)
                );
                return Task.FromResult(input);
            },
            cancellation
        );

        Assert.That(remaining, Is.EqualTo(TimeSpan.FromSeconds(30)).Within(TimeSpan.FromSeconds(5)));
        Assert.That(trace, Is.EqualTo("Root=1-r1"));
    }

    [Test]
    public void A_runtime_api_that_refuses_an_answer_ends_the_process(CancellationToken cancellation)
    {
        var api = new FakeRuntimeApi(("r1", "1")) { AnswerToPosts = HttpStatusCode.InternalServerError };

        Assert.That(
            () => RunAsync(api, (input, _, _) => Task.FromResult(input), cancellation),
            Throws.TypeOf<RuntimeApiException>().With.Message.Contains("invocation/r1/response with 500")
        );
    }

    static async Task RunAsync(FakeRuntimeApi api, Handler<int, int> handler, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        api.WhenNothingIsLeft = end.Cancel;
        try
        {
            await Loop(api).RunAsync(_ => Task.FromResult(handler), Json.Default.Int32, Json.Default.Int32, end.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The fake ended the loop.
        }
    }

    [Test]
    public async Task An_answer_that_is_too_large_fails_its_invocation_and_the_loop_goes_on(
        CancellationToken cancellation
    )
    {
        var api = new FakeRuntimeApi(("r1", "1"), ("r2", "2"))
        {
            AnswerTo = path =>
                path == "invocation/r1/response" ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.Accepted,
        };

        await RunAsync(api, (input, _, _) => Task.FromResult(input), cancellation);

        Assert.That(
            api.Posts.Select(post => post.Path),
            Is.EqualTo(new[] { "invocation/r1/response", "invocation/r1/error", "invocation/r2/response" })
        );
    }

    [TestCase(null)]
    [TestCase("soon")]
    [TestCase("99999999999999999999")]
    [TestCase("253402300800000", Description = "the year 10000")]
    public async Task Without_a_deadline_that_can_be_read_there_is_little_time(
        string? deadline,
        CancellationToken cancellation
    ) =>
        Assert.That(
            await RemainingAsync(deadline, cancellation),
            Is.EqualTo(TimeSpan.FromSeconds(5)).Within(TimeSpan.FromSeconds(2))
        );

    [Test]
    public async Task A_deadline_may_be_the_last_moment_that_can_be_said(CancellationToken cancellation) =>
        Assert.That(
            await RemainingAsync("253402300799999", cancellation),
            Is.GreaterThan(TimeSpan.FromDays(365 * 7000)),
            "the end of the year 9999"
        );

    static async Task<TimeSpan> RemainingAsync(string? deadline, CancellationToken cancellation)
    {
        var api = new FakeRuntimeApi(("r1", "1")) { Deadline = deadline };
        TimeSpan remaining = default;
        await RunAsync(
            api,
            (input, context, _) =>
            {
                remaining = context.RemainingTime;
                return Task.FromResult(input);
            },
            cancellation
        );
        return remaining;
    }

    [Test]
    public void A_variable_of_Lambdas_own_that_is_missing_is_a_failed_start(CancellationToken cancellation)
    {
        var api = new FakeRuntimeApi();
        var variables = new Dictionary<string, string>(Lambda);
        variables.Remove(LambdaVariables.LogStreamName);

        Assert.That(
            () => StartAsync(api, variables, new ProcessLog(), cancellation),
            Throws.InvalidOperationException.With.Message.Contains(LambdaVariables.LogStreamName)
        );
        Assert.That(api.Posts.Single().Path, Is.EqualTo("init/error"));
    }

    [Test]
    public void Without_the_address_of_the_Runtime_API_one_line_says_so(CancellationToken cancellation)
    {
        var api = new FakeRuntimeApi();
        var log = new ProcessLog();

        Assert.That(
            () => StartAsync(api, [], log, cancellation),
            Throws.InvalidOperationException.With.Message.Contains(LambdaVariables.RuntimeApi)
        );
        Assert.That(api.Posts, Is.Empty);
        Assert.That($"{log.Of(LogEvent.StartFailed).Single()["error"]}", Does.Contain(LambdaVariables.RuntimeApi));
    }

    [Test]
    public async Task An_invocation_that_runs_when_the_process_is_ended_is_finished(CancellationToken cancellation)
    {
        var api = new FakeRuntimeApi(("r1", "1"), ("r2", "2"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        await Loop(api)
            .RunAsync<int, int>(
                _ =>
                    Task.FromResult<Handler<int, int>>(
                        async (input, _, ended) =>
                        {
                            await stop.CancelAsync();
                            Assert.That(ended.IsCancellationRequested, Is.False);
                            return input;
                        }
                    ),
                Json.Default.Int32,
                Json.Default.Int32,
                stop.Token
            );

        Assert.That(api.Posts, Is.EqualTo(new[] { ("invocation/r1/response", "1") }));
    }

    static Task StartAsync(
        FakeRuntimeApi api,
        Dictionary<string, string> variables,
        ProcessLog log,
        CancellationToken cancellation
    ) =>
        new RuntimeLoop(
            new HttpClient(api),
            new EnvironmentVariables(variables.GetValueOrDefault),
            new JsonLog(log.Stream, TimeProvider.System),
            TimeProvider.System
        ).RunAsync<int, int>(
            _ => throw new InvalidOperationException("It was not to get here."),
            Json.Default.Int32,
            Json.Default.Int32,
            cancellation
        );

    static RuntimeLoop Loop(FakeRuntimeApi api) =>
        new(
            new HttpClient(api),
            new EnvironmentVariables(Lambda.GetValueOrDefault),
            new JsonLog(Stream.Null, TimeProvider.System),
            TimeProvider.System
        );

    [JsonSerializable(typeof(int))]
    sealed partial class Json : JsonSerializerContext;
}
