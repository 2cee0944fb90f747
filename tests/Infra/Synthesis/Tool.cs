using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

/// <summary>Runs a command to its end, for three minutes at most.</summary>
static class Tool
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    static readonly Lazy<Task> Installed = new(() =>
        Prerequisite.RequireAsync([Prerequisite.Terraform, Prerequisite.Node, Prerequisite.Npm], CancellationToken.None)
    );

    public static async Task<(int ExitCode, string Output)> Run(
        string program,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    )
    {
        await Installed.Value;
        var command = new Command(program, arguments)
        {
            Folder = folder,
            // No call home, no progress spinner.
            Environment = new Dictionary<string, string>(environment) { ["CHECKPOINT_DISABLE"] = "1", ["CI"] = "1" },
        };
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var result = await command.TryRunAsync(patience.Token);
            return (result.ExitCode, result.Everything);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"'{command}' did not end within {Patience.TotalMinutes} minutes.");
        }
    }
}
