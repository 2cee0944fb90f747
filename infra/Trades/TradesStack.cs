using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Evidence;
using MarketData.Infra.Observability;
using MarketData.Infra.Shared;
using MarketData.Infra.Trades.Events;
using MarketData.Infra.Trades.Observability;
using MarketData.Infra.Trades.Outputs;
using MarketData.Infra.Trades.Processing;
using MarketData.Infra.Trades.Storage;

namespace MarketData.Infra.Trades;

/// <summary>From a trading system's event to the trade's record, for one environment.</summary>
public sealed class TradesStack : TerraformStack
{
    readonly Settings settings;

    public TradesStack(Construct scope, Settings settings)
        : base(scope, $"{ResourceNames.Trades}-{settings.Suffix}")
    {
        this.settings = settings;
        Folder = StackFolder.Of(this, settings.Region);
        StateBackend.Set(this, settings);
        var foundation = AddFoundation();

        var bus = TradeEventBus.AddTo(this, "bus", foundation, settings);
        var replicaKeys = ReplicaKeys.OfTables(this, "replicas", foundation, "Trades", settings.Protection);
        var tables = new TradeTables(this, "tables", foundation, replicaKeys, settings);
        var parameters = new OperatorsParameters(this, "parameters", foundation, settings.Trades);
        var functions = AddFunctions(foundation, tables, parameters);
        var workflow = new TradeWorkflow(this, "workflow", foundation, functions, settings);
        var start = new WorkflowStart(this, "start", foundation, bus, workflow);

        var operations = new OperationsTopics(this, foundation, ResourceNames.Trades, "Trades", settings);
        var keys = new KeyWatch(this, "key-watch", foundation, foundation.Key, operations.Key);
        var alarms = AddAlarms(
            foundation,
            operations,
            [
                .. ExecutionAlarms.OfStarts(bus, start),
                .. ExecutionAlarms.Of(workflow),
                .. ExecutionAlarms.OfDeadLetters(functions),
                .. TradeAlarms.OfTrades(foundation.Names),
                .. TradeAlarms.OfFunctions(functions, settings.Alarms.ErrorRatePercent),
                .. TradeTableAlarms.Of(tables, settings.Trades.ReplicaRegions),
                .. NotificationAlarms.Of("trades-", operations.Alarms, operations.Keys),
                DeadLetterAlarms.Expiring(
                    "trades-",
                    [
                        start.DeadLetterQueue,
                        .. functions.All.Select(task => task.DeadLetterQueue),
                        operations.Alarms.DeadLetterQueue,
                        operations.Keys.DeadLetterQueue,
                    ]
                ),
                keys.Alarm("trades-"),
                .. CopyAlarms.Of("trades-", foundation.Names, AuditedTrail.OfTrades, settings.Evidence),
            ]
        );
        var dashboard = new Dashboard(
            this,
            "dashboard",
            foundation,
            [
                StatusRow.Of("Trades", foundation, alarms, settings.Alarms.Runbook),
                TradeDashboardRows.Throughput(foundation.Names, bus, start, workflow),
                TradeDashboardRows.Latency(foundation.Names, start, workflow, functions),
                TradeDashboardRows.Tasks(functions),
                TradeDashboardRows.Storage(tables),
            ]
        );
        if (!settings.Emulated)
        {
            string[] groups = [.. functions.All.Select(task => task.LogGroupName)];
            _ = new SavedQueries(this, "queries", foundation, TradeQueries.OfFunctions, groups);
            _ = new SavedQueries(this, "workflow-queries", foundation, TradeQueries.OfWorkflow, workflow.LogGroupName);
        }

        Output.Publish(
            this,
            foundation,
            [
                .. TradeOutputs.OfEvents(bus, start),
                .. TradeOutputs.OfWorkflow(workflow, functions),
                .. TradeOutputs.OfTables(tables, foundation.Key),
                .. TradeOutputs.OfOperations(parameters, operations, alarms, dashboard),
            ]
        );
    }

    /// <summary>The folder that holds the stack's Terraform JSON.</summary>
    public string Folder { get; }

    Foundation AddFoundation()
    {
        var names = new ResourceNames(settings.Suffix, settings.Region);
        var account = new AwsAccount(this, "aws", settings, settings.Trades.ReplicaRegions);
        var key = new EncryptionKey(
            this,
            "key",
            new()
            {
                Purpose = ResourceNames.Trades,
                Description = "Trades: tables, queues, logs, executions and the functions' variables",
                Names = names,
                Account = account,
                Services = ["dynamodb", "lambda", "sqs", "states"],
                DeletionDays = settings.Protection.KeyDeletionDays,
            }
        );
        var foundation = new Foundation(ResourceNames.Trades, names, account, key);
        AuditKeyRights.GrantToAccount(foundation, Tables.TradesAuditTrail);
        if (settings.Evidence.IsKept)
        {
            AuditKeyRights.GrantCopying(foundation, Tables.TradesAuditTrail);
        }

        return foundation;
    }

    TradeFunctions AddFunctions(Foundation foundation, TradeTables tables, OperatorsParameters parameters) =>
        new(
            this,
            "functions",
            new()
            {
                Foundation = foundation,
                Settings = settings,
                Code = settings.Trades.AreImages
                    ? new FunctionImage(
                        TradeImage.FileOf(settings.Function.Architecture, foundation.Names),
                        settings.Function.Architecture,
                        Folder
                    )
                    : new FunctionPackage("Trades", settings.Function, Folder),
                Network = TradeNetwork.AddTo(this, "network", foundation, settings),
                Tables = tables,
                Parameters = parameters,
            }
        );

    StackAlarms AddAlarms(
        Foundation foundation,
        OperationsTopics operations,
        IEnumerable<AlarmDefinition> definitions
    ) =>
        new(
            this,
            "alarms",
            new()
            {
                Foundation = foundation,
                Topics = operations,
                Runbook = settings.Alarms.Runbook,
                Definitions = definitions,
                UnhealthyPurpose = "trades-unhealthy",
                UnhealthyMeaning =
                    "Trade processing is unhealthy: one or more of its alarms mean "
                    + "that trades are not recorded, or recorded late",
            }
        );
}
