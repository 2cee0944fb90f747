using System.Diagnostics;
using MarketData.Sandbox.Functions;
using MarketData.Tools;

namespace MarketData.Sandbox.Lambda;

/// <summary>The package's executable from its start to its end, with a Runtime API of its own.</summary>
public sealed class FunctionProcess : IAsyncDisposable
{
    /// <summary>Lambda's limit for the initialization of a function.</summary>
    static readonly TimeSpan InitTimeout = TimeSpan.FromSeconds(10);

    readonly FunctionHost host;
    readonly ChildProcess process;
    readonly RuntimeApi api;

    FunctionProcess(FunctionHost host, ChildProcess process, RuntimeApi api)
    {
        this.host = host;
        this.process = process;
        this.api = api;
    }

    /// <summary>A Stopwatch timestamp.</summary>
    public long StartedAt { get; private init; }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public TimeSpan ProcessorTime => process.ProcessorTime;

    public static async Task<FunctionProcess> StartAsync(FunctionHost host, CancellationToken cancellation)
    {
        var api = await RuntimeApi.StartAsync();
        var startedAt = Stopwatch.GetTimestamp();
        var process = Bootstrap(host, api.Address).Start();
        process.CloseInput();
        var started = new FunctionProcess(host, process, api) { StartedAt = startedAt };
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
    public async Task<InvocationResult> InvokeAsync(PendingInvocation invocation, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var answer = api.InvokeAsync(invocation, stop.Token);
        var deadline = Task.Delay(Until(invocation.Deadline), stop.Token);
        await Task.WhenAny(answer, process.Exit, deadline);
        cancellation.ThrowIfCancellationRequested();
        if (answer.IsCompletedSuccessfully)
        {
            await stop.CancelAsync();
            return await answer;
        }

        var failure = process.Exit.IsCompleted
            ? new InvocationResult.Failed(
                $"the process ended with exit code {process.ExitCode}",
                ErrorTypes.ProcessEnded
            )
            : new InvocationResult.Failed(
                $"the task timed out after {host.Function.Timeout.TotalSeconds} s",
                ErrorTypes.TimedOut
            );
        await stop.CancelAsync();
        await process.EndAsync(grace: TimeSpan.Zero);
        return failure;
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await api.DisposeAsync();
    }

    async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        var patience = Task.Delay(InitTimeout, cancellation);
        var first = await Task.WhenAny(api.Ready, process.Exit, patience);
        cancellation.ThrowIfCancellationRequested();
        if (first == api.Ready)
        {
            await api.Ready;
            return;
        }

        var what =
            first == process.Exit
                ? $"ended with exit code {process.ExitCode} before it asked for an event"
                : $"did not ask for an event within {InitTimeout.TotalSeconds} seconds";
        throw new ToolException($"The function's process {what}; its last lines:\n{host.Output.LastLines}");
    }

    static TimeSpan Until(DateTimeOffset deadline)
    {
        var left = deadline - DateTimeOffset.UtcNow;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    static Command Bootstrap(FunctionHost host, string runtimeApi) =>
        new(host.Package.Bootstrap, [])
        {
            Folder = host.Package.Folder,
            InheritsEnvironment = false,
            Environment = host.Environment(runtimeApi),
            OnOutput = host.Print,
            OnError = host.Print,
        };
}
