using System.Collections.Concurrent;
using Amazon.Lambda;
using MarketData.Contract;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Steps;
using MarketData.Tools;

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
    readonly Func<DeployedFunction, CancellationToken, Task<LocalFunction>> host;
    readonly ConcurrentDictionary<string, LocalFunction> versions = [];
    readonly Random random = new();
    readonly SemaphoreSlim concurrency;
    volatile AliasRouting routing;

    LiveFunction(
        RunScope scope,
        IAmazonLambda lambda,
        DeployedFunction first,
        AliasRouting routing,
        Func<DeployedFunction, CancellationToken, Task<LocalFunction>> host
    )
    {
        (this.scope, this.lambda, name, this.routing, this.host) = (scope, lambda, first.Name, routing, host);
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
        Func<DeployedFunction, CancellationToken, Task<LocalFunction>> host,
        CancellationToken cancellation
    )
    {
        var routing = await AliasRouting.ReadAsync(lambda, name, FunctionAlias.Live, cancellation);
        var first = await DeployedFunction.ReadAsync(lambda, name, routing.Version, cancellation);
        var function = new LiveFunction(scope, lambda, first, routing, host);
        foreach (var version in await function.HostMissingAsync(routing, cancellation))
        {
            await version.StartAsync(cancellation);
        }

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
                foreach (var version in await HostMissingAsync(now, cancellation))
                {
                    await TryStartAsync(version, cancellation);
                }

                routing = now;
            }
        }
    }

    async Task<List<LocalFunction>> HostMissingAsync(AliasRouting now, CancellationToken cancellation)
    {
        var added = new List<LocalFunction>();
        foreach (var version in now.Versions.Where(version => !versions.ContainsKey(version)))
        {
            var deployed = await DeployedFunction.ReadAsync(lambda, name, version, cancellation);
            added.Add(versions[version] = scope.Add(await host(deployed, cancellation)));
        }

        return added;
    }

    /// <summary>An alias may lead to a version that cannot start: whoever invokes it is told.</summary>
    static async Task TryStartAsync(LocalFunction version, CancellationToken cancellation)
    {
        try
        {
            await version.StartAsync(cancellation);
        }
        catch (ToolException)
        {
            // Each invocation tries it again, and fails of it.
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
