using System.ComponentModel;
using System.Diagnostics;

namespace MarketData.Sandbox.Processes;

/// <summary>A command that runs to its end.</summary>
public sealed record Command(string File, IReadOnlyList<string> Arguments)
{
    public string? Folder { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Called for each line of standard output as it comes.</summary>
    public Action<string> OnOutput { get; init; } = _ => { };

    /// <summary>How long a cancelled command may take to end in order before it is killed.</summary>
    public TimeSpan Grace { get; init; }

    /// <summary>The standard output; a failure is an exception with what the command had to say.</summary>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        var result = await TryRunAsync(cancellation);
        return result.ExitCode == 0
            ? result.Output
            : throw new SandboxException(
                $"'{this}' ended with exit code {result.ExitCode}:\n{result.Everything.Trim()}"
            );
    }

    public async Task<CommandResult> TryRunAsync(CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = StartInfo() };
        var output = new List<string>();
        var errors = new List<string>();
        process.OutputDataReceived += (_, line) => Collect(output, line.Data, OnOutput);
        process.ErrorDataReceived += (_, line) => Collect(errors, line.Data, _ => { });
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            throw new SandboxException($"The command '{File}' could not be started: {failure.Message}.", failure);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
            throw;
        }

        return new(process.ExitCode, string.Join('\n', output), string.Join('\n', errors));
    }

    public override string ToString() => string.Join(' ', [File, .. Arguments]);

    async Task EndAsync(Process process)
    {
        if (Grace > TimeSpan.Zero && !OperatingSystem.IsWindows())
        {
            using var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(Grace));
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            WorkingDirectory = Folder ?? Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    static void Collect(List<string> lines, string? line, Action<string> onLine)
    {
        if (line is not null)
        {
            lines.Add(line);
            onLine(line);
        }
    }
}

public sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public string Everything => $"{Output}\n{Errors}";
}
