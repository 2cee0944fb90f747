using MarketData.Sandbox.Emulator;
using MarketData.Tools;

namespace MarketData.Sandbox.Deployment;

/// <summary>
/// Terraform in the synthesized stack's folder. The configuration stays as it is: endpoint and credentials come by
/// environment variables, and one override file moves the state into the run's own folder.
/// </summary>
public sealed class TerraformCli : IAsyncDisposable
{
    const string Parallelism = "-parallelism=30";

    /// <summary>Enough for Terraform to note what it has begun: a queue takes it 25 s.</summary>
    static readonly TimeSpan LongGrace = TimeSpan.FromSeconds(60);

    static readonly string PluginCache = Path.Combine(Checkout.Artifacts, "terraform-plugins");

    readonly Dictionary<string, string> environment;
    readonly bool mustDestroy;
    bool mayHoldResources;

    public TerraformCli(string folder, Engines engines)
    {
        Folder = folder;
        // An emulator of the run's own forgets everything when it ends; another must be cleaned up whatever happens.
        mustDestroy = engines.OutliveTheRun;
        environment = new(Credentials.Environment(engines.Endpoints.Aws))
        {
            ["CHECKPOINT_DISABLE"] = "1",
            ["TF_IN_AUTOMATION"] = "1",
            ["TF_INPUT"] = "0",
        };
        if (!TerraformMirror.OfferTo(folder))
        {
            // Downloaded once and kept. There is no lock file to break: each run has a folder of its own.
            environment["TF_PLUGIN_CACHE_DIR"] = Directory.CreateDirectory(PluginCache).FullName;
            environment["TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE"] = "true";
        }

        File.WriteAllText(
            Path.Combine(folder, "sandbox_override.tf.json"),
            """{"terraform":{"backend":{"local":{"path":"terraform.tfstate"}}}}"""
        );
    }

    /// <summary>Of the configuration and its state.</summary>
    public string Folder { get; }

    public async Task InitAsync(CancellationToken cancellation)
    {
        var result = await Command("init", "-no-color").TryRunAsync(cancellation);
        if (result.ExitCode != 0)
        {
            throw Failed("init", $"{result.Everything.Trim()}\n{TerraformMirror.Advice}");
        }
    }

    /// <param name="progress">Told how many resources are done, and of how many.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task ApplyAsync(Action<string> progress, CancellationToken cancellation)
    {
        mayHoldResources = true;
        await ChangeAsync("apply", progress, cancellation);
    }

    /// <inheritdoc cref="ApplyAsync"/>
    public async Task DestroyAsync(Action<string> progress, CancellationToken cancellation)
    {
        await ChangeAsync("destroy", progress, cancellation);
        mayHoldResources = false;
    }

    /// <summary>
    /// What another deployment would change: empty when the emulator holds what the configuration says.
    /// </summary>
    public async Task<string> DriftAsync(CancellationToken cancellation)
    {
        var plan = await Command("plan", "-detailed-exitcode", "-no-color", Parallelism).TryRunAsync(cancellation);
        return plan.ExitCode switch
        {
            0 => "",
            2 => plan.Output,
            _ => throw Failed("plan", plan.Everything),
        };
    }

    public async Task<StackOutputs> OutputsAsync(CancellationToken cancellation) =>
        StackOutputs.Parse(await Command("output", "-json").RunAsync(cancellation));

    public Command Command(params string[] arguments) =>
        new("terraform", arguments) { Folder = Folder, Environment = environment };

    public async ValueTask DisposeAsync()
    {
        if (mustDestroy && mayHoldResources)
        {
            await DestroyAsync(_ => { }, CancellationToken.None);
        }
    }

    async Task ChangeAsync(string action, Action<string> progress, CancellationToken cancellation)
    {
        var messages = new TerraformMessages(progress);
        var command = Command(action, "-auto-approve", "-json", Parallelism) with
        {
            OnOutput = messages.Read,
            Grace = mustDestroy ? LongGrace : TimeSpan.Zero,
        };
        var result = await command.TryRunAsync(cancellation);
        if (result.ExitCode != 0)
        {
            throw Failed(action, messages.Errors.Count > 0 ? string.Join('\n', messages.Errors) : result.Everything);
        }
    }

    static ToolException Failed(string action, string details) =>
        new($"'terraform {action}' failed:\n{details.Trim()}");
}
