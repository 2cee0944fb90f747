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

    LocalFunction(List<ExecutionEnvironment> environments) => this.environments = environments;

    public IEnumerable<int> ProcessIds => environments.Select(environment => environment.ProcessId).OfType<int>();

    public static async Task<LocalFunction> StartAsync(FunctionHost host, CancellationToken cancellation)
    {
        var count = host.Function.ReservedConcurrency;
        var function = new LocalFunction([.. Enumerable.Range(0, count).Select(_ => new ExecutionEnvironment(host))]);
        try
        {
            await Task.WhenAll(function.environments.Select(environment => environment.StartAsync(cancellation)));
        }
        catch
        {
            await function.DisposeAsync();
            throw;
        }

        foreach (var environment in function.environments)
        {
            await function.idle.Writer.WriteAsync(environment, cancellation);
        }

        return function;
    }

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
