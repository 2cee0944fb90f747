using System.Collections.Concurrent;
using System.Diagnostics;

namespace MarketData.Sandbox.Processes;

/// <summary>A process that lives beside the sandbox and, holding the end of a pipe, never outlives it.</summary>
public sealed class Companion : IAsyncDisposable
{
    const int RememberedLines = 20;

    static readonly string Launcher = Path.Combine(AppContext.BaseDirectory, "Emulator", "launcher");

    readonly Process process;
    readonly string name;
    readonly ConcurrentQueue<string> lastLines = new();
    readonly TaskCompletionSource<string> firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    Companion(string name, Process process)
    {
        this.name = name;
        this.process = process;
        process.EnableRaisingEvents = true;
        process.OutputDataReceived += (_, line) => Read(line.Data, isOutput: true);
        process.ErrorDataReceived += (_, line) => Read(line.Data, isOutput: false);
        process.Exited += (_, _) => firstLine.TrySetException(Ended());
    }

    /// <summary>The first line of standard output, or an exception when the process ends before it.</summary>
    public Task<string> FirstLine => firstLine.Task;

    /// <summary>Starts one of the Python scripts of `Emulator/launcher`.</summary>
    public static Companion Start(string name, string script, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Tools.Python, [Path.Combine(Launcher, script), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Neither the user's account nor compiled files beside the scripts.
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        var companion = new Companion(name, new Process { StartInfo = start });
        companion.process.Start();
        companion.process.BeginOutputReadLine();
        companion.process.BeginErrorReadLine();
        return companion;
    }

    public SandboxException Ended() =>
        new($"{name} ended unexpectedly; its last lines:\n{string.Join('\n', lastLines)}");

    public bool HasEnded => process.HasExited;

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        firstLine.Task.Exception?.Handle(_ => true);
        process.Dispose();
    }

    void Read(string? line, bool isOutput)
    {
        if (line is null)
        {
            return;
        }

        lastLines.Enqueue(line);
        if (lastLines.Count > RememberedLines)
        {
            lastLines.TryDequeue(out _);
        }

        if (isOutput)
        {
            firstLine.TrySetResult(line);
        }
    }
}
