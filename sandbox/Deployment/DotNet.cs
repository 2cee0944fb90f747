using System.Collections.Concurrent;
using MarketData.Tools;

namespace MarketData.Sandbox.Deployment;

/// <summary>The two builds of a run: the stack's Terraform and the function's package.</summary>
public static class DotNet
{
    /// <summary>Two builds of one project at the same time would write the same files.</summary>
    static readonly SemaphoreSlim OneSynthesisAtATime = new(1);

    static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Packages = new();

    /// <summary>Writes the stack's Terraform and returns its folder.</summary>
    public static async Task<string> SynthesizeAsync(
        Workspace workspace,
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellation
    )
    {
        var output = workspace.PathOf("cdktf.out");
        var app = Path.Combine(Checkout.Root, "MarketData.csproj");
        await OneSynthesisAtATime.WaitAsync(cancellation);
        try
        {
            await RunAsync(["run", "--project", app], new(settings) { ["CDKTF_OUTDIR"] = output }, cancellation);
        }
        finally
        {
            OneSynthesisAtATime.Release();
        }

        var stacks = Directory.GetDirectories(Path.Combine(output, "stacks"), "market-data-*");
        return stacks.Length == 1
            ? stacks[0]
            : throw new ToolException(
                $"Synthesis wrote {stacks.Length} stacks named market-data-* into {output}; the sandbox deploys exactly one."
            );
    }

    /// <summary>Publishes the function, once for each process, and returns its package.</summary>
    public static Task<string> PublishAsync(string architecture, CancellationToken cancellation) =>
        Packages.GetOrAdd(architecture, _ => new(() => PublishOnceAsync(architecture, cancellation))).Value;

    static async Task<string> PublishOnceAsync(string architecture, CancellationToken cancellation)
    {
        var project = Path.Combine(Checkout.Root, "lambda", "Processor");
        await RunAsync(["publish", project, $"-p:LambdaArchitecture={architecture}"], [], cancellation);
        return Path.Combine(Checkout.Artifacts, "lambda", $"processor-{architecture}.zip");
    }

    static Task<string> RunAsync(
        string[] arguments,
        Dictionary<string, string> environment,
        CancellationToken cancellation
    )
    {
        // A run leaves no process behind, build servers included.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        return new Command("dotnet", arguments) { Environment = environment }.RunAsync(cancellation);
    }
}
