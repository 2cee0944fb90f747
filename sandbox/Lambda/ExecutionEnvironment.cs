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

    /// <summary>
    /// A function that cannot start fails the invocation, as it does in Lambda, whose time begins when it has started.
    /// </summary>
    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        try
        {
            await StartAsync(cancellation);
        }
        catch (ToolException failure)
        {
            var failed = new InvocationResult.Failed(failure.Message, ErrorTypes.ProcessEnded);
            host.Print(PlatformReport.Line($"{Guid.NewGuid()}", TimeSpan.Zero, failed));
            return failed;
        }

        var began = Stopwatch.GetTimestamp();
        var invocation = new PendingInvocation(
            host.Function.Arn,
            payload,
            DateTimeOffset.UtcNow + host.Function.Timeout
        );
        var result = await process!.InvokeAsync(invocation, cancellation);
        host.Print(PlatformReport.Line(invocation.RequestId, Stopwatch.GetElapsedTime(began), result));
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}
