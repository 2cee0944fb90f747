using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Ops.Audit;
using MarketData.Processor.Configuration;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Lambda;
using MarketData.Sandbox.Report;
using MarketData.Sandbox.Steps;
using MarketData.Sandbox.Trades;
using MarketData.Tools;
using MarketData.Trades.Recording;

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

    LocalSystem(RunScope scope, string suffix, RunningFunction function, RunningTrades? trades, Ledger ledger) =>
        (this.scope, Suffix, Function, Trades, Ledger) = (scope, suffix, function, trades, ledger);

    /// <summary>Ends the name of everything that is deployed.</summary>
    public string Suffix { get; }

    public required DeployedStack Stack { get; init; }

    public RunningFunction Function { get; }

    /// <summary>Null where the trades stack is left out.</summary>
    public RunningTrades? Trades { get; }

    public Ledger Ledger { get; }

    public Engines Engines => Stack.Engines;

    public static async Task<LocalSystem> StartAsync(
        SandboxOptions options,
        Phases phases,
        CancellationToken cancellation
    )
    {
        await phases.RunAsync("check prerequisites", _ => RequireAsync(options.Endpoint, cancellation));
        var scope = new RunScope(phases);
        try
        {
            return await StartAsync(options, scope, cancellation);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    static async Task RequireAsync(Uri? emulator, CancellationToken cancellation)
    {
        await Prerequisite.RequireAsync(Prerequisites, cancellation);
        if (emulator is null)
        {
            return;
        }

        // Terraform would try for a minute.
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await http.GetAsync(emulator, cancellation);
        }
        catch (Exception nobody)
            when (nobody is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new ToolException(
                $"Nobody answers at {emulator}: start an emulator there, or leave --endpoint out.",
                nobody
            );
        }
    }

    static async Task<LocalSystem> StartAsync(SandboxOptions options, RunScope scope, CancellationToken cancellation)
    {
        var phases = scope.Phases;
        var reference = options.Trades > 0 ? scope.Add(await ReferenceApi.StartAsync(options.Chaos)) : null;
        var (engines, folder, packages) = await Together.RunAsync(
            stop => Engines.StartAsync(scope, options.Endpoint, stop),
            stop =>
                phases.RunAsync(
                    "synthesize the stacks",
                    _ =>
                        DotNet.SynthesizeAsync(scope.Workspace, options.SettingsWith(reference?.Url), phases.Tell, stop)
                ),
            stop =>
                phases.RunAsync(
                    $"publish the functions ({StackSettings.Architecture})",
                    _ => PublishAsync(options.Trades > 0, stop)
                ),
            cancellation
        );
        var stacks = new StackFolders(folder, options.Suffix, engines);
        var market = scope.Add(stacks.Terraform(ResourceNames.MarketData));
        var trades = options.Trades > 0 ? scope.Add(stacks.Terraform(ResourceNames.Trades)) : null;
        await phases.RunAsync("terraform init", _ => InitAsync([market, trades], cancellation));
        var (stack, tradesStack) = await Together.RunAsync(
            stop => DeployedStack.DeployAsync(scope, engines, market, OutputNames.TableNames, stop),
            async stop =>
                trades is null
                    ? null
                    : await DeployedStack.DeployAsync(scope, engines, trades, TradeOutputNames.TableNames, stop),
            cancellation
        );
        var ledger = new Ledger();
        var function = await phases.RunAsync(
            "start the function",
            _ =>
                RunningFunction.StartAsync(
                    scope,
                    stack,
                    packages.Processor,
                    options.Chaos,
                    ledger.NoteAnswered,
                    cancellation
                )
        );
        var running = tradesStack is null
            ? null
            : await phases.RunAsync(
                "start the functions of trades",
                _ => RunningTrades.StartAsync(scope, tradesStack, packages.Trades!, options.Chaos, cancellation)
            );
        return new(scope, options.Suffix, function, running, ledger) { Stack = stack };
    }

    static async Task<(string Processor, string? Trades)> PublishAsync(bool withTrades, CancellationToken cancellation)
    {
        var architecture = StackSettings.Architecture;
        return (
            await DotNet.PublishAsync("Processor", architecture, cancellation),
            withTrades ? await DotNet.PublishAsync("Trades", architecture, cancellation) : null
        );
    }

    /// <summary>One after the other: they may share a folder of plugins.</summary>
    static async Task InitAsync(IEnumerable<TerraformCli?> stacks, CancellationToken cancellation)
    {
        foreach (var terraform in stacks.OfType<TerraformCli>())
        {
            await terraform.InitAsync(cancellation);
        }
    }

    public Task FeedAsync(IReadOnlyCollection<FeedItem> items, Pace pace, CancellationToken cancellation)
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

    /// <summary>What traders would have been mailed; null with an emulator that is not the run's own.</summary>
    public async Task<IReadOnlyList<SentMail>?> MailsAsync(CancellationToken cancellation) =>
        Engines.OutliveTheRun
            ? null
            : await SentMail.ReadAsync(Engines.Endpoints.Aws, Stack.Outputs.TopicArn, cancellation);

    /// <summary>Sends trades as their prints are stored, and waits until each has come to its end.</summary>
    public async Task ProcessTradesAsync(
        IReadOnlyList<SandboxTrade> trades,
        double? rate,
        Func<bool> isSessionOver,
        Action<string> detail,
        CancellationToken cancellation
    )
    {
        var running = Trades!;
        var feeder = new TradeFeeder(Engines.Aws.EventBridge, running.Deployed.EventBus, running.Ledger);
        var feeding = feeder.FeedAsync(trades, rate, () => Ledger.Settled, isSessionOver, cancellation);
        await new TradeSettling(running, Engines.Aws.Sqs).WaitAsync(
            () => feeding.IsCompleted,
            done => detail($"{running.Ledger.Sent.Count} sent, {done} done"),
            cancellation
        );
        await feeding;
    }

    public async Task<TradeAccounting> AccountTradesAsync(CancellationToken cancellation) =>
        TradeAccounting.Of(
            Trades!.Ledger,
            await StoredTrades.ReadAsync(
                Engines.DynamoDb.Client,
                Engines.Aws.StepFunctions,
                Trades.Deployed,
                cancellation
            )
        );

    /// <summary>What another deployment would change, of all stacks.</summary>
    public async Task<string> DriftAsync(CancellationToken cancellation)
    {
        var drifts = new List<string>();
        foreach (var stack in Stacks)
        {
            drifts.Add(await stack.Terraform.DriftAsync(cancellation));
        }

        return string.Concat(drifts);
    }

    IEnumerable<DeployedStack> Stacks => new[] { Stack, Trades?.Deployed.Stack }.OfType<DeployedStack>();

    /// <summary>As <c>ops -- audit verify</c> does it, with the keys that the function has.</summary>
    public Task<AuditVerification> VerifyAuditAsync(CancellationToken cancellation)
    {
        var variables = new EnvironmentVariables(Function.Deployed.Variables.GetValueOrDefault);
        var (dynamo, kms) = (Engines.DynamoDb.Client, Engines.Aws.Kms);
        return VerifyAsync(Trail.OfMarketData(dynamo, kms, ProcessorSettings.Read(variables)), cancellation);
    }

    /// <summary>Likewise, with <c>--trail trades</c>.</summary>
    public Task<AuditVerification> VerifyTradesAuditAsync(CancellationToken cancellation)
    {
        var variables = new EnvironmentVariables(Trades!.RecordVariables.GetValueOrDefault);
        var (dynamo, kms) = (Engines.DynamoDb.Client, Engines.Aws.Kms);
        return VerifyAsync(Trail.OfTrades(dynamo, kms, RecordSettings.Read(variables)), cancellation);
    }

    static Task<AuditVerification> VerifyAsync(Trail trail, CancellationToken cancellation) =>
        AuditVerification.RunAsync(trail, symbol: null, checkpoint: null, DateTimeOffset.UtcNow, cancellation);

    /// <summary>Stops the function, destroys the deployment and returns what is left of it in the emulator.</summary>
    public async Task<IReadOnlyList<string>> DestroyAsync(CancellationToken cancellation)
    {
        await Function.StopAsync();
        await Task.WhenAll(
            Stacks.Select(stack =>
                scope.Phases.RunAsync(
                    $"destroy {Path.GetFileName(stack.Terraform.Folder)}",
                    detail => stack.Terraform.DestroyAsync(detail, cancellation)
                )
            )
        );
        return await InventoryAsync(cancellation);
    }

    /// <summary>What the emulator holds of the deployment.</summary>
    public Task<IReadOnlyList<string>> InventoryAsync(CancellationToken cancellation) =>
        new Inventory(Engines.Endpoints.Aws).LeftAsync(Suffix, cancellation);

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
