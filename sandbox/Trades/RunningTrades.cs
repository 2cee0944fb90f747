using MarketData.Contract;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Lambda;
using MarketData.Sandbox.Steps;

namespace MarketData.Sandbox.Trades;

/// <summary>
/// The deployed trade workflow at work: the emulator interprets its states, and its functions run here.
/// </summary>
public sealed class RunningTrades
{
    RunningTrades(DeployedTrades deployed, TradeLedger ledger, IReadOnlyList<Chaos> chaos) =>
        (Deployed, Ledger, Chaos) = (deployed, ledger, chaos);

    public DeployedTrades Deployed { get; }

    public TradeLedger Ledger { get; }

    /// <summary>Of each task; none where nothing goes wrong on purpose.</summary>
    public IReadOnlyList<Chaos> Chaos { get; }

    /// <summary>What the deployment tells the task that records.</summary>
    public required IReadOnlyDictionary<string, string> RecordVariables { get; init; }

    /// <param name="scope">The run.</param>
    /// <param name="stack">Where the functions' settings are read.</param>
    /// <param name="zip">The functions' package.</param>
    /// <param name="chaosSeed">Of what goes wrong on purpose; null for nothing.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<RunningTrades> StartAsync(
        RunScope scope,
        DeployedStack stack,
        string zip,
        int? chaosSeed,
        CancellationToken cancellation
    )
    {
        var (trades, ledger, chaos) = (new DeployedTrades(stack), new TradeLedger(), new List<Chaos>());
        var output = scope.Add(new FunctionOutput(scope.Workspace.PathOf("trades.log")));
        UnpackedPackage? package = null;
        Dictionary<string, string> variables = [];
        foreach (var (i, task) in TradeTasks.All.Index())
        {
            var deployed = await DeployedFunction.ReadAsync(
                stack.Engines.Aws.Lambda,
                trades.FunctionOf(task),
                DeployedFunction.Unpublished,
                cancellation
            );
            package ??= await UnpackedPackage.CreateAsync(
                zip,
                deployed.CodeSha256,
                scope.Workspace.PathOf("trades"),
                cancellation
            );
            var host = new FunctionHost(deployed, package, stack.Engines.Endpoints, output)
            {
                Delivery = await LogDelivery.StartAsync(scope, stack.Engines.Aws.Logs, deployed, cancellation),
            };
            var local = scope.Add(new LocalFunction(host));
            await local.StartAsync(cancellation);
            IFunction function = local;
            if (chaosSeed is { } seed)
            {
                var unruly = new Chaos(local, () => local.ProcessIds, seed + i);
                chaos.Add(unruly);
                function = unruly;
            }

            if (task == TradeTasks.Record)
            {
                variables = new(deployed.Variables);
                function = new NotedRecord(function, ledger);
            }

            stack.Engines.Functions!.Register(deployed.Name, function);
        }

        return new(trades, ledger, chaos) { RecordVariables = variables };
    }
}
