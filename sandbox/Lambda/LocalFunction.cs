using System.Threading.Channels;
using MarketData.Sandbox.Functions;

namespace MarketData.Sandbox.Lambda;

/// <summary>
/// As many execution environments as the reserved concurrency allows, lent to one invocation at a time.
/// </summary>
public sealed class LocalFunction : IFunction, IAsyncDisposable
{
    readonly List<ExecutionEnvironment> environments;
    readonly Channel<ExecutionEnvironment> idle = Channel.CreateUnbounded<ExecutionEnvironment>();

    public LocalFunction(FunctionHost host)
    {
        environments = [.. Enumerable.Range(0, host.Function.ReservedConcurrency).Select(_ => Environment())];

        ExecutionEnvironment Environment()
        {
            var environment = new ExecutionEnvironment(host);
            idle.Writer.TryWrite(environment);
            return environment;
        }
    }

    public IEnumerable<int> ProcessIds => environments.Select(environment => environment.ProcessId).OfType<int>();

    /// <summary>Before the first invocation, so that none waits for it.</summary>
    /// <exception cref="MarketData.Tools.ToolException">
    /// It does not start; neither will it at its invocations.
    /// </exception>
    public Task StartAsync(CancellationToken cancellation) =>
        Task.WhenAll(environments.Select(environment => environment.StartAsync(cancellation)));

    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var environment = await idle.Reader.ReadAsync(cancellation);
        try
        {
            return await environment.InvokeAsync(payload, cancellation);
        }
        finally
        {
            idle.Writer.TryWrite(environment);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var environment in environments)
        {
            await environment.DisposeAsync();
        }
    }
}
