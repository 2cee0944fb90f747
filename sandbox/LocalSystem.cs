using MarketData.Hosting;
using MarketData.Ops.Audit;
using MarketData.Processor.Configuration;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Lambda;
using MarketData.Sandbox.Report;
using MarketData.Tools;

namespace MarketData.Sandbox;

/// <summary>The deployed system on local engines, from its start until nothing of it is left.</summary>
public sealed class LocalSystem : IAsyncDisposable
{
    /// <summary>Enough for what Terraform has begun: a queue takes it 25 s.</summary>
    static readonly TimeSpan TerraformGrace = TimeSpan.FromSeconds(60);

    static readonly Prerequisite[] Prerequisites =
    [
        Prerequisite.Terraform,
        Prerequisite.Node,
        Prerequisite.Npm,
        Prerequisite.Java,
        Prerequisite.Python,
        Prerequisite.Moto,
    ];

    readonly Cleanup cleanup = new();
    readonly CancellationTokenSource polling = new();
    readonly SandboxOptions options;
    readonly Phases phases;
    Task poller = Task.CompletedTask;
    Func<Task>? destroyBeforeLeaving;
    Workspace workspace = null!;
    DeployedFunction deployed = null!;

    LocalSystem(SandboxOptions options, Phases phases) => (this.options, this.phases) = (options, phases);

    public Ledger Ledger { get; } = new();

    public StackOutputs Outputs { get; private set; } = null!;

    public AwsClients Aws { get; private set; } = null!;

    public Uri Endpoint { get; private set; } = null!;

    public DynamoDbLocal Engine { get; private set; } = null!;

    public TerraformCli Terraform { get; private set; } = null!;

    public LocalFunction Function { get; private set; } = null!;

    /// <summary>Variables with which the operator's command line finds this deployment.</summary>
    public IReadOnlyDictionary<string, string> OperatorsEnvironment =>
        new Dictionary<string, string>(Credentials.Environment(Endpoint))
        {
            ["AWS_ENDPOINT_URL_DYNAMODB"] = Engine.Endpoint.ToString().TrimEnd('/'),
            ["ENVIRONMENT_SUFFIX"] = StackSettings.Suffix,
        };

    /// <summary>Null where nothing goes wrong on purpose.</summary>
    public Chaos? Chaos { get; private set; }

    public FunctionOutput FunctionOutput { get; private set; } = null!;

    public static async Task<LocalSystem> StartAsync(
        SandboxOptions options,
        Phases phases,
        CancellationToken cancellation
    )
    {
        var system = new LocalSystem(options, phases);
        try
        {
            await system.StartAsync(cancellation);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    public Task FeedAsync(IReadOnlyList<FeedItem> items, Pace pace, CancellationToken cancellation) =>
        new Feeder(Aws.EventBridge, Aws.Sqs, Outputs.EventBus, Outputs.BufferUrl, Ledger).FeedAsync(
            items,
            pace,
            cancellation
        );

    /// <summary>Until every event has come to its end, or nothing moves any more.</summary>
    public Task WaitUntilSettledAsync(Action<int> onProgress, CancellationToken cancellation) =>
        new Settling(Ledger, Engine.Client, Aws.Sqs, Outputs).WaitAsync(onProgress, ThrowIfStopped, cancellation);

    public async Task<Accounting> AccountAsync(CancellationToken cancellation) =>
        Accounting.Of(Ledger, await StoredState.ReadAsync(Engine.Client, Aws.Sqs, Outputs, cancellation));

    /// <summary>As <c>ops -- audit verify</c> does it, with the key that the function has.</summary>
    public async Task<AuditVerification> VerifyAuditAsync(CancellationToken cancellation)
    {
        var settings = ProcessorSettings.Read(new EnvironmentVariables(deployed.Variables.GetValueOrDefault));
        var key = await AuditKeyDecryption.DecryptAsync(
            Aws.Kms,
            settings.AuditKeyCiphertext,
            settings.AuditTrailTable,
            cancellation
        );
        return await AuditVerification.RunAsync(
            Engine.Client,
            [key],
            settings,
            symbol: null,
            DateTimeOffset.UtcNow,
            cancellation
        );
    }

    /// <summary>A poller that has stopped has met an error: nothing would move any more.</summary>
    public void ThrowIfStopped()
    {
        if (poller.IsFaulted)
        {
            throw new ToolException(
                $"The event-source mapping stopped: {poller.Exception.InnerException!.Message}",
                poller.Exception
            );
        }
    }

    /// <summary>Stops the function, destroys the deployment and returns what is left of it in the emulator.</summary>
    public async Task<IReadOnlyList<string>> DestroyAsync(CancellationToken cancellation)
    {
        await StopPollingAsync();
        await phases.RunAsync("destroy", detail => Terraform.DestroyAsync(Count(detail), cancellation));
        destroyBeforeLeaving = null;
        return await InventoryAsync(cancellation);
    }

    /// <summary>What a deployment with this setting changed would change. From then on the stack's folder holds that one.</summary>
    public async Task<IReadOnlyList<string>> ChangesWithAsync(
        string variable,
        string value,
        CancellationToken cancellation
    )
    {
        var changed = new Dictionary<string, string>(options.Settings) { [variable] = value };
        await DotNet.SynthesizeAsync(workspace, StackSettings.For(options with { Settings = changed }), cancellation);
        return await Terraform.ChangesAsync(cancellation);
    }

    /// <summary>What the emulator holds of the deployment.</summary>
    public Task<IReadOnlyList<string>> InventoryAsync(CancellationToken cancellation) =>
        new Inventory(Endpoint).LeftAsync(StackSettings.Suffix, cancellation);

    public async ValueTask DisposeAsync()
    {
        await StopPollingAsync();
        try
        {
            if (destroyBeforeLeaving is not null)
            {
                await destroyBeforeLeaving();
            }
        }
        finally
        {
            await cleanup.DisposeAsync();
            polling.Dispose();
        }
    }

    async Task StartAsync(CancellationToken cancellation)
    {
        await phases.RunAsync("check prerequisites", _ => Prerequisite.RequireAsync(Prerequisites, cancellation));
        workspace = cleanup.Add(Workspace.Create());
        var (stack, package) = ("", "");
        await Together.RunAsync(
            cancellation,
            async stop =>
                Endpoint =
                    options.Endpoint
                    ?? await phases.RunAsync(
                        "start moto",
                        async _ => cleanup.Add(await MotoServer.StartAsync(stop)).Endpoint
                    ),
            stop =>
                phases.RunAsync(
                    "start DynamoDB Local",
                    async _ => Engine = cleanup.Add(await DynamoDbLocal.StartAsync(stop))
                ),
            stop =>
                phases.RunAsync(
                    "synthesize the stack",
                    async _ => stack = await DotNet.SynthesizeAsync(workspace, StackSettings.For(options), stop)
                ),
            stop =>
                phases.RunAsync(
                    $"publish the function ({StackSettings.Architecture})",
                    async _ => package = await DotNet.PublishAsync(StackSettings.Architecture, stop)
                )
        );
        Aws = cleanup.Add(new AwsClients(Endpoint));
        await DeployAsync(stack, cancellation);
        await phases.RunAsync("mirror the tables", _ => MirrorTablesAsync(cancellation));
        await phases.RunAsync("start the function", _ => StartFunctionAsync(package, cancellation));
    }

    async Task DeployAsync(string stack, CancellationToken cancellation)
    {
        // An emulator of the run's own forgets everything when it ends; another must be cleaned up whatever happens.
        var outlivesTheRun = options.Endpoint is not null;
        Terraform = new(stack, Endpoint) { Grace = outlivesTheRun ? TerraformGrace : TimeSpan.Zero };
        await phases.RunAsync("terraform init", _ => Terraform.InitAsync(cancellation));
        if (outlivesTheRun)
        {
            destroyBeforeLeaving = () => Terraform.DestroyAsync(_ => { }, CancellationToken.None);
        }

        await phases.RunAsync("deploy", detail => Terraform.ApplyAsync(Count(detail), cancellation));
        Outputs = await Terraform.OutputsAsync(cancellation);
    }

    Task MirrorTablesAsync(CancellationToken cancellation) =>
        Task.WhenAll(
            Outputs.Tables.Select(table => TableMirror.CopyAsync(Aws.DynamoDb, Engine.Client, table, cancellation))
        );

    async Task StartFunctionAsync(string package, CancellationToken cancellation)
    {
        deployed = await DeployedFunction.ReadAsync(Aws.Lambda, Outputs.FunctionName, cancellation);
        var mapping = await DeployedMapping.ReadAsync(Aws.Lambda, deployed.Arn, cancellation);
        var folder = workspace.PathOf("function");
        await FunctionPackage.UnpackAsync(package, deployed, folder, cancellation);
        FunctionOutput = cleanup.Add(new FunctionOutput(workspace.PathOf("function.log")));
        var host = new FunctionHost(deployed, folder, FunctionOutput) { Aws = Endpoint, DynamoDb = Engine.Endpoint };
        Function = cleanup.Add(await LocalFunction.StartAsync(host, cancellation));
        Chaos = options.Chaos is { } seed ? new Chaos(Function, seed) : null;
        var poll = new EventSourceMapping(Aws.Sqs, Outputs.BufferUrl, mapping, (IFunction?)Chaos ?? Function, Ledger);
        var sweep = await Schedule.ReadAsync(Aws.EventBridge, Outputs.SweepRule, Function, cancellation);
        poller = Together.RunAsync(polling.Token, poll.RunAsync, sweep.RunAsync);
    }

    async Task StopPollingAsync()
    {
        await polling.CancelAsync();
        await poller.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    static Action<string> Count(Action<string> detail)
    {
        var done = 0;
        return _ => detail($"{++done} resources");
    }
}
