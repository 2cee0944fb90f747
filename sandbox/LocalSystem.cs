using MarketData.Hosting;
using MarketData.Ops.Audit;
using MarketData.Processor.Configuration;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Lambda;
using MarketData.Sandbox.Report;
using MarketData.Sandbox.Steps;
using MarketData.Tools;

namespace MarketData.Sandbox;

/// <summary>The deployed system on local engines, from its start until nothing of it is left.</summary>
public sealed class LocalSystem : IAsyncDisposable
{
    static readonly Prerequisite[] Prerequisites =
    [
        Prerequisite.Terraform,
        Prerequisite.Node,
        Prerequisite.Npm,
        Prerequisite.Java,
        Prerequisite.Python,
        Prerequisite.Moto,
    ];

    readonly RunScope scope;

    LocalSystem(RunScope scope, string suffix, DeployedStack stack, RunningFunction function, Ledger ledger) =>
        (this.scope, Suffix, Stack, Function, Ledger) = (scope, suffix, stack, function, ledger);

    /// <summary>Ends the name of everything that is deployed.</summary>
    public string Suffix { get; }

    public DeployedStack Stack { get; }

    public RunningFunction Function { get; }

    public Ledger Ledger { get; }

    public Engines Engines => Stack.Engines;

    public static async Task<LocalSystem> StartAsync(
        SandboxOptions options,
        Phases phases,
        CancellationToken cancellation
    )
    {
        await phases.RunAsync("check prerequisites", _ => Prerequisite.RequireAsync(Prerequisites, cancellation));
        var scope = new RunScope(phases);
        try
        {
            var (engines, folder, package) = await Together.RunAsync(
                stop => Engines.StartAsync(scope, options.Endpoint, stop),
                stop =>
                    phases.RunAsync(
                        "synthesize the stack",
                        _ => DotNet.SynthesizeAsync(scope.Workspace, options.StackSettings, phases.Tell, stop)
                    ),
                stop =>
                    phases.RunAsync(
                        $"publish the function ({StackSettings.Architecture})",
                        _ => DotNet.PublishAsync(StackSettings.Architecture, stop)
                    ),
                cancellation
            );
            var stack = await DeployedStack.DeployAsync(scope, engines, folder, cancellation);
            var ledger = new Ledger();
            var function = await phases.RunAsync(
                "start the function",
                _ => RunningFunction.StartAsync(scope, stack, package, options.Chaos, ledger.NoteAnswered, cancellation)
            );
            return new(scope, options.Suffix, stack, function, ledger);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    public Task FeedAsync(IReadOnlyList<FeedItem> items, Pace pace, CancellationToken cancellation)
    {
        var (aws, outputs) = (Engines.Aws, Stack.Outputs);
        var feeder = new Feeder(aws.EventBridge, aws.Sqs, outputs.EventBus, outputs.BufferUrl, Ledger.NoteSent);
        return feeder.FeedAsync(items, pace, cancellation);
    }

    /// <summary>Until every event has come to its end, or nothing moves any more.</summary>
    public Task WaitUntilSettledAsync(Action<int> onProgress, CancellationToken cancellation) =>
        new Settling(Ledger, Engines.DynamoDb.Client, Stack.Outputs).WaitAsync(
            onProgress,
            Function.ThrowIfStopped,
            cancellation
        );

    public async Task<Accounting> AccountAsync(CancellationToken cancellation) =>
        Accounting.Of(
            Ledger,
            await StoredState.ReadAsync(Engines.DynamoDb.Client, Engines.Aws.Sqs, Stack.Outputs, cancellation)
        );

    /// <summary>As <c>ops -- audit verify</c> does it, with the keys that the function has.</summary>
    public async Task<AuditVerification> VerifyAuditAsync(CancellationToken cancellation)
    {
        var variables = Function.Deployed.Variables;
        var settings = ProcessorSettings.Read(new EnvironmentVariables(variables.GetValueOrDefault));
        return await AuditVerification.RunAsync(
            new Trail(Engines.DynamoDb.Client, Engines.Aws.Kms, settings),
            symbol: null,
            checkpoint: null,
            DateTimeOffset.UtcNow,
            cancellation
        );
    }

    /// <summary>Stops the function, destroys the deployment and returns what is left of it in the emulator.</summary>
    public async Task<IReadOnlyList<string>> DestroyAsync(CancellationToken cancellation)
    {
        await Function.StopAsync();
        await scope.Phases.RunAsync("destroy", detail => Stack.Terraform.DestroyAsync(detail, cancellation));
        return await InventoryAsync(cancellation);
    }

    /// <summary>What the emulator holds of the deployment.</summary>
    public Task<IReadOnlyList<string>> InventoryAsync(CancellationToken cancellation) =>
        new Inventory(Engines.Endpoints.Aws).LeftAsync(Suffix, cancellation);

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
