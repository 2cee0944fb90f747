using System.Collections.Concurrent;
using Amazon.Lambda;
using MarketData.Contract;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Steps;

namespace MarketData.Sandbox.Lambda;

/// <summary>
/// The function behind its alias: each invocation goes to one of the versions that the alias leads to, by their
/// weights. A version's processes start when the alias comes to lead to it, and stay.
/// </summary>
public sealed class LiveFunction : IFunction
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    readonly RunScope scope;
    readonly IAmazonLambda lambda;
    readonly string name;
    readonly Func<DeployedFunction, CancellationToken, Task<LocalFunction>> start;
    readonly ConcurrentDictionary<string, LocalFunction> versions = [];
    readonly Random random = new();
    readonly SemaphoreSlim concurrency;
    volatile AliasRouting routing;

    LiveFunction(
        RunScope scope,
        IAmazonLambda lambda,
        DeployedFunction first,
        AliasRouting routing,
        Func<DeployedFunction, CancellationToken, Task<LocalFunction>> start
    )
    {
        (this.scope, this.lambda, name, this.routing, this.start) = (scope, lambda, first.Name, routing, start);
        concurrency = scope.Add(new SemaphoreSlim(first.ReservedConcurrency));
        Deployed = first;
    }

    /// <summary>The version that the alias led to at first.</summary>
    public DeployedFunction Deployed { get; }

    /// <summary>Where it has seen the alias lead.</summary>
    public AliasRouting Routing => routing;

    public IEnumerable<int> ProcessIds => versions.Values.SelectMany(version => version.ProcessIds);

    /// <summary>How many invocations each version was given.</summary>
    public ConcurrentDictionary<string, int> Invocations { get; } = [];

    public static async Task<LiveFunction> StartAsync(
        RunScope scope,
        IAmazonLambda lambda,
        string name,
        Func<DeployedFunction, CancellationToken, Task<LocalFunction>> start,
        CancellationToken cancellation
    )
    {
        var routing = await AliasRouting.ReadAsync(lambda, name, FunctionAlias.Live, cancellation);
        var first = await DeployedFunction.ReadAsync(lambda, name, routing.Version, cancellation);
        var function = new LiveFunction(scope, lambda, first, routing, start);
        await function.StartMissingAsync(routing, cancellation);
        return function;
    }

    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        await concurrency.WaitAsync(cancellation);
        try
        {
            var version = Draw();
            Invocations.AddOrUpdate(version, 1, (_, count) => count + 1);
            return await versions[version].InvokeAsync(payload, cancellation);
        }
        finally
        {
            concurrency.Release();
        }
    }

    /// <summary>Goes where the alias goes.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            var now = await AliasRouting.ReadAsync(lambda, name, FunctionAlias.Live, cancellation);
            if (now != routing)
            {
                await StartMissingAsync(now, cancellation);
                routing = now;
            }
        }
    }

    async Task StartMissingAsync(AliasRouting now, CancellationToken cancellation)
    {
        foreach (var version in now.Versions.Where(version => !versions.ContainsKey(version)))
        {
            var deployed = await DeployedFunction.ReadAsync(lambda, name, version, cancellation);
            versions[version] = scope.Add(await start(deployed, cancellation));
        }
    }

    string Draw()
    {
        lock (random)
        {
            return routing.Draw(random);
        }
    }
}
