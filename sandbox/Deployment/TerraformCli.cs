using System.Text.Json;
using MarketData.Sandbox.Emulator;
using MarketData.Tools;

namespace MarketData.Sandbox.Deployment;

/// <summary>
/// Terraform in the synthesized stack's folder. The configuration stays as it is: endpoint and credentials come by
/// environment variables, and one override file moves the state into the run's own folder.
/// </summary>
public sealed class TerraformCli
{
    const string Parallelism = "-parallelism=30";

    static readonly string PluginCache = Path.Combine(Checkout.Artifacts, "terraform-plugins");

    readonly string folder;
    readonly Dictionary<string, string> environment;

    public TerraformCli(string folder, Uri aws)
    {
        this.folder = folder;
        environment = new(Credentials.Environment(aws))
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

    /// <summary>How long an interrupted Terraform may take to note what it has begun; needed where that outlives the run.</summary>
    public TimeSpan Grace { get; init; }

    public async Task InitAsync(CancellationToken cancellation)
    {
        var result = await Command("init", "-no-color").TryRunAsync(cancellation);
        if (result.ExitCode != 0)
        {
            throw new ToolException($"'terraform init' failed:\n{result.Everything.Trim()}\n{TerraformMirror.Advice}");
        }
    }

    public Task ApplyAsync(Action<string> onResource, CancellationToken cancellation) =>
        ChangeAsync("apply", onResource, cancellation);

    public Task DestroyAsync(Action<string> onResource, CancellationToken cancellation) =>
        ChangeAsync("destroy", onResource, cancellation);

    /// <summary>What another deployment would change: empty when the emulator holds what the configuration says.</summary>
    public async Task<string> DriftAsync(CancellationToken cancellation)
    {
        var plan = await Command("plan", "-detailed-exitcode", "-no-color", Parallelism).TryRunAsync(cancellation);
        return plan.ExitCode switch
        {
            0 => "",
            2 => plan.Output,
            _ => throw new ToolException($"'terraform plan' failed:\n{plan.Everything.Trim()}"),
        };
    }

    /// <summary>What another deployment would change: each attribute, or the whole resource, with its address.</summary>
    public async Task<IReadOnlyList<string>> ChangesAsync(CancellationToken cancellation)
    {
        const string plan = "changes.tfplan";
        await Command("plan", "-no-color", $"-out={plan}", Parallelism).RunAsync(cancellation);
        return PlannedChanges.Parse(await Command("show", "-json", plan).RunAsync(cancellation));
    }

    public async Task<StackOutputs> OutputsAsync(CancellationToken cancellation) =>
        StackOutputs.Parse(await Command("output", "-json").RunAsync(cancellation));

    async Task ChangeAsync(string action, Action<string> onResource, CancellationToken cancellation)
    {
        var errors = new List<string>();
        var command = Command(action, "-auto-approve", "-json", Parallelism) with
        {
            OnOutput = line => Read(line, onResource, errors),
            Grace = Grace,
        };
        var result = await command.TryRunAsync(cancellation);
        if (result.ExitCode != 0)
        {
            var details = errors.Count > 0 ? string.Join('\n', errors) : result.Everything.Trim();
            throw new ToolException($"'terraform {action}' failed:\n{details}");
        }
    }

    Command Command(params string[] arguments) =>
        new("terraform", arguments) { Folder = folder, Environment = environment };

    static void Read(string line, Action<string> onResource, List<string> errors)
    {
        using var message = JsonDocument.Parse(line);
        var root = message.RootElement;
        switch (root.GetProperty("type").GetString())
        {
            case "apply_complete":
                onResource(root.GetProperty("hook").GetProperty("resource").GetProperty("addr").GetString()!);
                break;
            case "diagnostic" when root.GetProperty("@level").GetString() == "error":
                var diagnostic = root.GetProperty("diagnostic");
                errors.Add(
                    $"{diagnostic.GetProperty("summary").GetString()} {diagnostic.GetProperty("detail").GetString()}".Trim()
                );
                break;
        }
    }
}
