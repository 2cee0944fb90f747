using System.Collections.Concurrent;
using MarketData.Sandbox.Steps;
using MarketData.Tools;

namespace MarketData.Sandbox.Deployment;

/// <summary>The builds of a run: the stacks' Terraform and the functions' packages.</summary>
public static class DotNet
{
    /// <summary>How the lines begin with which eng/set-up.mjs says what it does.</summary>
    const string SetUp = "set-up: ";

    /// <summary>Two builds of one project at the same time would write the same files.</summary>
    static readonly SemaphoreSlim OneSynthesisAtATime = new(1);

    static readonly SemaphoreSlim OnePublicationAtATime = new(1);

    static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Packages = new();

    /// <summary>A run leaves no process behind, build servers included.</summary>
    static readonly Dictionary<string, string> Environment = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        // Read here: set-up need not look for a terminal.
        ["SET_UP_OUTPUT"] = "stdout",
    };

    /// <summary>Writes the stacks' Terraform and returns the folder that holds theirs.</summary>
    /// <param name="workspace">Where it is written.</param>
    /// <param name="settings">By their variables.</param>
    /// <param name="tell">Told what is set up, where something must be: the first time that takes a minute.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<string> SynthesizeAsync(
        Workspace workspace,
        IReadOnlyDictionary<string, string> settings,
        Action<string> tell,
        CancellationToken cancellation
    )
    {
        var output = workspace.PathOf("cdktf.out");
        var app = Path.Combine(Checkout.Root, "MarketData.csproj");
        var build = Command([], "build", app) with { OnOutput = line => TellOfSetUp(line, tell) };
        var synthesize = Command(new(settings) { ["CDKTF_OUTDIR"] = output }, "run", "--no-build", "--project", app);
        await OneSynthesisAtATime.WaitAsync(cancellation);
        try
        {
            await build.RunAsync(cancellation);
            await synthesize.RunAsync(cancellation);
        }
        finally
        {
            OneSynthesisAtATime.Release();
        }

        return Path.Combine(output, "stacks");
    }

    /// <summary>Publishes a function, once for each process, and returns its package.</summary>
    /// <param name="project">Its folder below <c>lambda/</c>.</param>
    /// <param name="architecture">For which processor.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task<string> PublishAsync(string project, string architecture, CancellationToken cancellation) =>
        Packages
            .GetOrAdd(
                $"{project.ToLowerInvariant()}-{architecture}",
                name => new(() => PublishOnceAsync(project, architecture, name, cancellation))
            )
            .Value;

    static async Task<string> PublishOnceAsync(
        string project,
        string architecture,
        string name,
        CancellationToken cancellation
    )
    {
        var folder = Path.Combine(Checkout.Root, "lambda", project);
        // Two builds at once would write the same files of what both are made of.
        await OnePublicationAtATime.WaitAsync(cancellation);
        try
        {
            await Command([], "publish", folder, $"-p:LambdaArchitecture={architecture}").RunAsync(cancellation);
        }
        finally
        {
            OnePublicationAtATime.Release();
        }

        return Path.Combine(Checkout.Artifacts, "lambda", $"{name}.zip");
    }

    static void TellOfSetUp(string line, Action<string> tell)
    {
        if (line.IndexOf(SetUp, StringComparison.Ordinal) is >= 0 and var start)
        {
            tell(line[(start + SetUp.Length)..]);
        }
    }

    static Command Command(Dictionary<string, string> variables, params string[] arguments)
    {
        foreach (var (name, value) in Environment)
        {
            variables[name] = value;
        }

        return new("dotnet", arguments) { Environment = variables };
    }
}
