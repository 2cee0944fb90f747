using System.Net;
using System.Text.Json;

namespace MarketData.SandboxTests.Functions;

/// <summary>
/// What a caller of the emulator's Lambda gets: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
/// </summary>
[CancelAfter(60_000)]
public sealed class FunctionGatewayTests
{
    readonly string name = $"lambda-{Guid.NewGuid():N}";
    readonly ScriptedFunction function = new();
    EmulatorApi api = null!;

    [OneTimeSetUp]
    public async Task CreateFunctionAsync()
    {
        api = new((await LocalEngines.MotoAsync()).Endpoint);
        await api.CreateFunctionAsync(name, await api.CreateRoleAsync(name));
        (await LocalEngines.FunctionsAsync()).Register(name, function);
    }

    [OneTimeTearDown]
    public void Dispose() => api.Dispose();

    [Test]
    public async Task The_functions_answer_is_handed_on()
    {
        function.Script("answer", Replies.Answer("""{"price":10.50,"name":"ü"}"""));

        using var answer = await api.InvokeAsync(name, """{"id":"answer","amount":12.30}""");

        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.Contains("X-Amz-Function-Error"), Is.False);
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("""{"price":10.50,"name":"ü"}"""));
            Assert.That(
                function.PayloadsOf("answer").Single().GetRawText(),
                Is.EqualTo("""{"id":"answer","amount":12.30}""")
            );
        });
    }

    [Test]
    public async Task A_function_is_found_by_its_arn()
    {
        using var answer = await api.InvokeAsync(
            $"arn:aws:lambda:us-east-1:123456789012:function:{name}",
            """{"id":"arn"}"""
        );

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(function.PayloadsOf("arn"), Has.Count.EqualTo(1));
    }

    [TestCase("System.FormatException")]
    [TestCase(null)]
    public async Task A_failure_is_an_answer_that_is_marked(string? errorType)
    {
        function.Script($"failure {errorType}", Replies.Fail(errorType));

        using var answer = await api.InvokeAsync(name, $$"""{"id":"failure {{errorType}}"}""");

        var error = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.GetValues("X-Amz-Function-Error").Single(), Is.EqualTo("Unhandled"));
            Assert.That(error.GetProperty("errorMessage").GetString(), Is.EqualTo("out of luck"));
            Assert.That(
                error.TryGetProperty("errorType", out var type) ? type.GetString() : null,
                Is.EqualTo(errorType)
            );
        });
    }

    [TestCase("Lambda.TooManyRequestsException", HttpStatusCode.TooManyRequests)]
    [TestCase("Lambda.ServiceException", HttpStatusCode.InternalServerError)]
    public async Task An_invocation_that_did_not_come_about_is_refused(string error, HttpStatusCode status)
    {
        function.Script(error, Replies.Error(error));

        using var answer = await api.InvokeAsync(name, $$"""{"id":"{{error}}"}""");

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That($"Lambda.{answer.Headers.GetValues("X-Amzn-ErrorType").Single()}", Is.EqualTo(error));
    }

    [Test]
    public async Task A_function_that_is_deployed_and_not_run_is_not_found()
    {
        var other = $"lambda-{Guid.NewGuid():N}";
        await api.CreateFunctionAsync(other, await api.CreateRoleAsync(other));

        using var answer = await api.InvokeAsync(other, "{}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(other));
    }
}
