using System.Text.Json;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Lambda;
using MarketData.Tools;

namespace MarketData.SandboxTests.Lambda;

/// <summary>An execution environment whose `bootstrap` is the script of the tests.</summary>
sealed class FakeFunction : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("function-").FullName;

    public FakeFunction(int timeoutSeconds = 30, params (string Name, string Value)[] variables)
    {
        var script = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Lambda", "bootstrap.py"));
        var bootstrap = Path.Combine(folder, "bootstrap");
        File.WriteAllText(bootstrap, script.Replace("#!PYTHON", $"#!{Python()}", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(bootstrap, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Output = new(Path.Combine(folder, "log"));
        var deployed = new DeployedFunction
        {
            Name = "fake",
            Version = DeployedFunction.Unpublished,
            Arn = "arn:aws:lambda:us-east-1:123456789012:function:fake",
            Handler = "bootstrap",
            CodeSha256 = "",
            MemoryMegabytes = 512,
            Timeout = TimeSpan.FromSeconds(timeoutSeconds),
            ReservedConcurrency = 2,
            LogGroup = "/aws/lambda/fake",
            LogFormat = "JSON",
            Variables = variables.ToDictionary(),
        };
        Host = new(deployed, new(folder), new(new("http://127.0.0.1:1"), new("http://127.0.0.1:2")), Output);
        Environment = new(Host);
    }

    public FunctionHost Host { get; }

    public FunctionOutput Output { get; }

    public ExecutionEnvironment Environment { get; }

    public Task<InvocationResult> InvokeAsync(string what, CancellationToken cancellation = default) =>
        Environment.InvokeAsync(
            JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["do"] = what }),
            cancellation
        );

    public async Task<JsonElement> AnswerAsync(string what)
    {
        var result = await InvokeAsync(what);
        Assert.That(result, Is.TypeOf<InvocationResult.Answered>());
        return JsonElement.Parse(((InvocationResult.Answered)result).Payload.Span);
    }

    public async Task<InvocationResult.Failed> FailureAsync(string what)
    {
        var result = await InvokeAsync(what);
        Assert.That(result, Is.TypeOf<InvocationResult.Failed>());
        return (InvocationResult.Failed)result;
    }

    public async ValueTask DisposeAsync()
    {
        await Environment.DisposeAsync();
        Output.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The interpreter itself: a function's PATH would not find it behind a version manager.</summary>
    static string Python() =>
        new Command(Programs.Python, ["-c", "import sys; print(sys.executable)"])
            .RunAsync(CancellationToken.None)
            .GetAwaiter()
            .GetResult();
}
