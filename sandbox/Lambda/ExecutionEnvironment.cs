using System.Diagnostics;
using MarketData.Sandbox.Functions;
using MarketData.Tools;

namespace MarketData.Sandbox.Lambda;

/// <summary>
/// A place where one process of the function lives at a time; a dead one is replaced on the next event.
/// </summary>
public sealed class ExecutionEnvironment(FunctionHost host) : IAsyncDisposable
{
    FunctionProcess? process;

    /// <summary>The id of the process that lives here now, if any.</summary>
    public int? ProcessId => process is { HasExited: false } living ? living.Id : null;

    public async Task StartAsync(CancellationToken cancellation)
    {
        if (process is { HasExited: false })
        {
            return;
        }

        if (process is not null)
        {
            await process.DisposeAsync();
            process = null;
        }

        process = await FunctionProcess.StartAsync(host, cancellation);
    }

    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var invocation = new PendingInvocation(
            host.Function.Arn,
            payload,
            DateTimeOffset.UtcNow + host.Function.Timeout
        );
        var result = await InvokeAsync(invocation, cancellation);
        host.Print(PlatformReport.Line(invocation.RequestId, Stopwatch.GetElapsedTime(began), result));
        return result;
    }

    /// <summary>A function that cannot start fails the invocation, as it does in Lambda.</summary>
    async Task<InvocationResult> InvokeAsync(PendingInvocation invocation, CancellationToken cancellation)
    {
        try
        {
            await StartAsync(cancellation);
        }
        catch (ToolException failure)
        {
            return new InvocationResult.Failed(failure.Message, ErrorTypes.ProcessEnded);
        }

        return await process!.InvokeAsync(invocation, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}
