using MarketData.Tools;

namespace MarketData.SandboxTests.Ops;

/// <summary>The operator's command line as a process of its own.</summary>
static class OpsCommand
{
    public static Task<CommandResult> RunAsync(
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellation,
        params string[] arguments
    ) =>
        new Command("dotnet", [Path.Combine(AppContext.BaseDirectory, "MarketData.Ops.dll"), .. arguments])
        {
            Environment = environment,
        }.TryRunAsync(cancellation);
}
