using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Steps;
using MarketData.Tools;

namespace MarketData.Sandbox.Lambda;

/// <summary>The deployed function at work: what arrives in the buffer, and the sweep's schedule, invoke it.</summary>
public sealed class RunningFunction : IAsyncDisposable
{
    readonly CancellationTokenSource stop = new();
    readonly Task triggers;

    RunningFunction(LiveFunction live, string log, Chaos? chaos, FollowedMapping mapping, SweepSchedule sweep)
    {
        (Live, Log, Chaos) = (live, log, chaos);
        triggers = Together.RunAsync(stop.Token, live.FollowAsync, mapping.RunAsync, sweep.RunAsync);
    }

    public DeployedFunction Deployed => Live.Deployed;

    public LiveFunction Live { get; }

    /// <summary>The file that its processes print to.</summary>
    public string Log { get; }

    /// <summary>Null where nothing goes wrong on purpose.</summary>
    public Chaos? Chaos { get; }

    /// <param name="scope">The run.</param>
    /// <param name="stack">Where the function's settings, and those of its triggers, are read.</param>
    /// <param name="zip">The function's package.</param>
    /// <param name="chaosSeed">Of what goes wrong on purpose; null for nothing.</param>
    /// <param name="onAnswered">Told what became of each batch.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<RunningFunction> StartAsync(
        RunScope scope,
        DeployedStack stack,
        string zip,
        int? chaosSeed,
        Action<AnsweredBatch> onAnswered,
        CancellationToken cancellation
    )
    {
        var (aws, outputs) = (stack.Engines.Aws, stack.Outputs);
        var output = scope.Add(new FunctionOutput(scope.Workspace.PathOf("function.log")));
        var live = await LiveFunction.StartAsync(
            scope,
            aws.Lambda,
            outputs.FunctionName,
            HostVersionAsync,
            cancellation
        );
        var chaos = chaosSeed is { } seed ? new Chaos(live, () => live.ProcessIds, seed) : null;
        var mapping = new FollowedMapping(
            aws.Lambda,
            outputs.InvokedFunction,
            new(aws.Sqs, outputs.BufferUrl),
            (IFunction?)chaos ?? live,
            onAnswered
        );
        var sweep = await SweepSchedule.ReadAsync(aws.EventBridge, outputs.SweepRule, live, cancellation);
        return scope.Add(new RunningFunction(live, output.Path, chaos, mapping, sweep));

        async Task<LocalFunction> HostVersionAsync(DeployedFunction version, CancellationToken ended)
        {
            var folder = scope.Workspace.PathOf($"function-{version.Version}");
            var package = await UnpackedPackage.CreateAsync(zip, version.CodeSha256, folder, ended);
            var host = new FunctionHost(version, package, stack.Engines.Endpoints, output)
            {
                Delivery = await LogDelivery.StartAsync(scope, aws.Logs, version, ended),
            };
            return new(host);
        }
    }

    /// <summary>A trigger that has stopped has met an error: nothing would move any more.</summary>
    public void ThrowIfStopped()
    {
        if (triggers.IsFaulted)
        {
            throw new ToolException(
                $"The function gets no more events: {triggers.Exception.InnerException!.Message}",
                triggers.Exception
            );
        }
    }

    /// <summary>From here on nothing invokes it.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await triggers.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }
}
