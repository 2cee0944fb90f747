using System.ComponentModel;
using System.Diagnostics;

namespace MarketData.Tools;

/// <summary>A process from its start to its end. Every process that this repository starts is started here.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    readonly Process process;

    ChildProcess(Process process)
    {
        this.process = process;
        Id = process.Id;
        Exit = process.WaitForExitAsync();
    }

    /// <summary>Done when the process has ended and the last line of its output was read.</summary>
    public Task Exit { get; }

    public int Id { get; }

    public bool HasExited
    {
        get
        {
            try
            {
                return Exit.IsCompleted || process.HasExited;
            }
            catch (InvalidOperationException)
            {
                // Disposed between the two looks, which happens after its exit.
                return true;
            }
        }
    }

    public int ExitCode => process.ExitCode;

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    internal static ChildProcess Start(Command command)
    {
        var process = new Process { StartInfo = StartInfo(command) };
        process.OutputDataReceived += (_, line) => Pass(line.Data, command.OnOutput);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, command.OnError);
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            process.Dispose();
            throw new ToolException($"The command '{command.File}' could not be started: {failure.Message}.", failure);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);
    }

    public void CloseInput() => process.StandardInput.Close();

    public void Kill() => process.Kill(entireProcessTree: true);

    /// <summary>Interrupts the process as Ctrl-C would, and kills it when it has not ended within that time.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        if (grace > TimeSpan.Zero && !OperatingSystem.IsWindows() && !HasExited)
        {
            using var interrupt = Process.Start("kill", ["-INT", $"{Id}"]);
            await Task.WhenAny(Exit, Task.Delay(grace));
        }

        Kill();
        await Exit;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exit;
        process.Dispose();
    }

    static ProcessStartInfo StartInfo(Command command)
    {
        var start = new ProcessStartInfo(command.File, command.Arguments)
        {
            WorkingDirectory = command.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!command.InheritsEnvironment)
        {
            start.Environment.Clear();
        }

        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    static void Pass(string? line, Action<string> reader)
    {
        if (line is not null)
        {
            reader(line);
        }
    }
}
