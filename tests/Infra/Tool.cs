using System.ComponentModel;
using System.Diagnostics;

namespace MarketData.InfraTests;

/// <summary>Runs a command to its end, for three minutes at most.</summary>
static class Tool
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    static readonly Dictionary<string, string> Homes = new()
    {
        ["terraform"] = "Terraform 1.7 or later (https://developer.hashicorp.com/terraform/install)",
        ["npx"] = "Node.js 20 or later with npm (https://nodejs.org)",
    };

    public static async Task<(int ExitCode, string Output)> Run(
        string command,
        string folder,
        IReadOnlyDictionary<string, string?> environment,
        params string[] arguments
    )
    {
        // npx is a batch file on Windows, which needs its full name.
        var program = OperatingSystem.IsWindows() && command == "npx" ? "npx.cmd" : command;
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // No call home, no progress spinner.
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment["CI"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Start(start, command);
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"'{command} {string.Join(' ', arguments)}' did not end within {Patience.TotalMinutes} minutes."
            );
        }
    }

    static Process Start(ProcessStartInfo start, string command)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException(
                $"The command '{command}' was not found; install {Homes.GetValueOrDefault(command, command)}."
            );
        }
    }
}
