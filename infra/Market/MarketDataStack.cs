using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Evidence;
using MarketData.Infra.Market.Events;
using MarketData.Infra.Market.Observability;
using MarketData.Infra.Market.Outputs;
using MarketData.Infra.Market.Processing;
using MarketData.Infra.Market.Releasing;
using MarketData.Infra.Market.Storage;
using MarketData.Infra.Observability;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market;

/// <summary>From the event bus to the traders' alerts, for one environment.</summary>
public sealed class MarketDataStack : TerraformStack
{
    readonly Settings settings;

    public MarketDataStack(Construct scope, Settings settings)
        : base(scope, $"{ResourceNames.MarketData}-{settings.Suffix}")
    {
        this.settings = settings;
        Folder = StackFolder.Of(this, settings.Region);
        StateBackend.Set(this, settings);
        var foundation = AddFoundation();

        var bus = MarketEventBus.AddTo(this, "bus", foundation, settings);
        var buffer = new BufferQueue(this, "buffer", foundation, settings.Queue);
        var delivery = new BusToBuffer(this, "delivery", foundation, bus, buffer, settings);
        var replicaKeys = ReplicaKeys.OfTables(this, "replicas", foundation, "Market data", settings.Protection);
        var tables = new MarketDataTables(this, "tables", foundation, replicaKeys, settings);
        var alerts = new EmailTopic(this, "alerts", foundation, "market-alerts", foundation.Key, settings.Subscribers);
        var processor = AddProcessor(foundation, tables, alerts, buffer);
        var live = new LiveVersion(this, "live", processor, settings.Function);
        var trigger = new QueueTrigger(this, "trigger", buffer, live, settings);
        var sweep = new AlertSweep(this, "sweep", foundation.Names, live);
        _ = new DefaultAlertRules(this, "default-rules", tables.AlertRules);

        var operations = new OperationsTopics(this, foundation, ResourceNames.MarketData, "Market data", settings);
        var keys = new KeyWatch(this, "key-watch", foundation, foundation.Key, operations.Key);
        var alarms = AddAlarms(
            foundation,
            operations,
            [
                .. ProcessingAlarms.Of(processor, foundation.Names, settings),
                .. ReleaseAlarms.Of(processor, live, foundation.Names, settings),
                .. CommitAlarms.Of(foundation.Names, settings.Queue),
                .. TradingHoursAlarm.Of(foundation.Names, settings.Alarms),
                .. DeliveryAlarms.Of(bus, delivery, buffer, settings),
                .. NotificationAlarms.Of("", alerts, operations.Alarms, operations.Keys),
                DeadLetterAlarms.Expiring(
                    "",
                    buffer.DeadLetterQueue,
                    delivery.DeadLetterQueue,
                    alerts.DeadLetterQueue,
                    operations.Alarms.DeadLetterQueue,
                    operations.Keys.DeadLetterQueue
                ),
                keys.Alarm(""),
                .. TableAlarms.Of(tables, settings.Alarms),
                .. CopyAlarms.Of("", foundation.Names, AuditedTrail.OfMarketData, settings.Evidence),
            ]
        );
        if (settings.Function.ReleasesGradually)
        {
            _ = new GradualRelease(this, "release", foundation, live, alarms);
        }

        var dashboard = new Dashboard(
            this,
            "dashboard",
            foundation,
            [
                StatusRow.Of("Market data", foundation, alarms, settings.Alarms.Runbook),
                DashboardRows.Throughput(foundation.Names, bus, delivery, buffer),
                DashboardRows.Latency(foundation.Names, buffer, processor),
                DashboardRows.Storage(tables),
                DashboardRows.Alerts(foundation.Names, alerts),
            ]
        );
        if (!settings.Emulated)
        {
            _ = new SavedQueries(this, "queries", foundation, ProcessorQueries.All, processor.LogGroupName);
        }

        Output.Publish(
            this,
            foundation,
            [
                .. EventOutputs.Of(bus, delivery, buffer),
                .. ProcessorOutputs.Of(processor, live, trigger, sweep),
                .. TableOutputs.Of(tables, foundation.Key),
                .. NotificationOutputs.Of(alerts, operations),
                .. OperationsOutputs.Of(foundation.Names, alarms, dashboard),
                .. ThresholdOutputs.Of(settings),
            ]
        );
    }

    /// <summary>The folder that holds the stack's Terraform JSON.</summary>
    public string Folder { get; }

    Foundation AddFoundation()
    {
        var names = new ResourceNames(settings.Suffix, settings.Region);
        var account = new AwsAccount(this, "aws", settings, settings.ReplicaRegions);
        var key = new EncryptionKey(
            this,
            "key",
            new()
            {
                Purpose = ResourceNames.MarketData,
                Description = "Market data: tables, queues, topics, logs and the function's variables",
                Names = names,
                Account = account,
                Services = ["dynamodb", "lambda", "sns", "sqs"],
                DeletionDays = settings.Protection.KeyDeletionDays,
            }
        );
        var foundation = new Foundation(ResourceNames.MarketData, names, account, key);
        AuditKeyRights.GrantToAccount(foundation, Tables.AuditTrail);
        if (settings.Evidence.IsKept)
        {
            AuditKeyRights.GrantCopying(foundation, Tables.AuditTrail);
        }

        return foundation;
    }

    ProcessorFunction AddProcessor(
        Foundation foundation,
        MarketDataTables tables,
        EmailTopic alerts,
        BufferQueue buffer
    ) =>
        new(
            this,
            "processor",
            new()
            {
                Foundation = foundation,
                Settings = settings,
                Package = new FunctionPackage("Processor", settings.Function, Folder),
                Tables = tables,
                AlertsTopic = alerts,
                Buffer = buffer,
                Network = ProcessorNetwork.AddTo(this, "network", foundation, settings),
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
                UnhealthyMeaning =
                    "The pipeline is unhealthy: one or more of its alarms mean "
                    + "that events or alerts are not getting through",
            }
        );
}
