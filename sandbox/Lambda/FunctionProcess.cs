using System.Diagnostics;

namespace MarketData.Sandbox.Lambda;

/// <summary>The package's executable from its start to its end, with a Runtime API of its own.</summary>
sealed class FunctionProcess : IAsyncDisposable
{
    /// <summary>Lambda's limit for the initialization of a function.</summary>
    static readonly TimeSpan InitTimeout = TimeSpan.FromSeconds(10);

    readonly FunctionHost host;
    readonly Process process;
    readonly RuntimeApi api;
    readonly Task exit;

    FunctionProcess(FunctionHost host, Process process, RuntimeApi api)
    {
        this.host = host;
        this.process = process;
        this.api = api;
        exit = process.WaitForExitAsync();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public static async Task<FunctionProcess> StartAsync(FunctionHost host, CancellationToken cancellation)
    {
        var api = await RuntimeApi.StartAsync();
        var process = new Process { StartInfo = StartInfo(host, api.Address) };
        process.OutputDataReceived += (_, line) => host.Output.Write(line.Data);
        process.ErrorDataReceived += (_, line) => host.Output.Write(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var started = new FunctionProcess(host, process, api);
        try
        {
            await started.WaitUntilReadyAsync(cancellation);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process when it has not answered by the deadline, as Lambda does.</summary>
    public async Task<InvocationResult> InvokeAsync(Invocation invocation, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var answer = api.InvokeAsync(invocation, stop.Token);
        var deadline = Task.Delay(Until(invocation.Deadline), stop.Token);
        await Task.WhenAny(answer, exit, deadline);
        cancellation.ThrowIfCancellationRequested();
        if (answer.IsCompletedSuccessfully)
        {
            await stop.CancelAsync();
            return await answer;
        }

        var reason = exit.IsCompleted
            ? $"the process ended with exit code {process.ExitCode}"
            : $"the task timed out after {host.Function.Timeout.TotalSeconds} s";
        await stop.CancelAsync();
        Kill();
        await exit;
        return new InvocationResult.Failed(reason);
    }

    public void Kill() => process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        Kill();
        await exit;
        await api.DisposeAsync();
        process.Dispose();
    }

    async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        var patience = Task.Delay(InitTimeout, cancellation);
        var first = await Task.WhenAny(api.Ready, exit, patience);
        cancellation.ThrowIfCancellationRequested();
        if (first == api.Ready)
        {
            await api.Ready;
            return;
        }

        var what =
            first == exit
                ? $"ended with exit code {process.ExitCode} before it asked for an event"
                : $"did not ask for an event within {InitTimeout.TotalSeconds} seconds";
        throw new SandboxException($"The function's process {what}; its last lines:\n{host.Output.LastLines}");
    }

    static TimeSpan Until(DateTimeOffset deadline)
    {
        var left = deadline - DateTimeOffset.UtcNow;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    static ProcessStartInfo StartInfo(FunctionHost host, string runtimeApi)
    {
        var start = new ProcessStartInfo(Path.Combine(host.Folder, "bootstrap"))
        {
            WorkingDirectory = host.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A function sees what Lambda sets and nothing of the machine it runs on.
        start.Environment.Clear();
        foreach (var (name, value) in host.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        return start;
    }
}
