using Constructs;
using HashiCorp.Cdktf;
using MarketData.Infra.Configuration;
using MarketData.Infra.Constructs;
using MarketData.Infra.Observability;

namespace MarketData.Infra;

/// <summary>From the event bus to the traders' alerts, for one environment.</summary>
public sealed class MarketDataStack : TerraformStack
{
    public MarketDataStack(Construct scope, Settings settings)
        : base(scope, $"market-data-{settings.Suffix}")
    {
        Folder = Path.GetFullPath(Path.Combine(App.Of(this).Outdir, "stacks", Node.Id));
        StateStore.Set(this, settings.State);
        var names = new Names(settings.Suffix);
        var protection = settings.Protection;

        var account = new AwsAccount(this, "aws", new()
        {
            Region = settings.Region,
            Suffix = settings.Suffix,
            Tags = settings.Tags,
            ReplicaRegions = settings.ReplicaRegions,
        });
        var key = new EncryptionKey(this, "key", new() { Names = names, Account = account, DeletionDays = protection.KeyDeletionDays });
        var bus = new MarketEventBus(this, "bus", new() { Names = names, ArchiveRetentionDays = settings.Retention.ArchiveDays });
        var buffer = new BufferQueue(this, "buffer", new() { Names = names, Account = account, Key = key, Settings = settings.Queue });
        var delivery = new BusToBuffer(this, "delivery", new() { Names = names, Account = account, Key = key, Bus = bus, Buffer = buffer });
        var replicas = new ReplicaKeys(this, "replicas", new() { Names = names, Account = account, DeletionDays = protection.KeyDeletionDays });
        var tables = new MarketDataTables(this, "tables", new() { Names = names, Key = key, DeletionProtection = protection.Deletion, Replicas = replicas });
        var alerts = new EmailTopic(this, "alerts", new()
        {
            Purpose = "market-alerts",
            DisplayName = "Market alerts",
            Names = names,
            Account = account,
            Key = key,
            Subscribers = settings.Subscribers,
        });
        var operations = new EmailTopic(this, "operations", new()
        {
            Purpose = "market-data-operations",
            DisplayName = "Market data operations",
            Names = names,
            Account = account,
            Key = key,
            Subscribers = [.. settings.Alarms.Emails.Select(Subscriber.ToAll)],
        });
        var network = settings.Network is null ? null : new FunctionNetwork(this, "network", new()
        {
            Names = names,
            Account = account,
            Settings = settings.Network,
            Services = settings.Function.InsightsLayer is null ? ["kms", "sns"] : ["kms", "sns", "logs"],
        });
        var processor = new ProcessorFunction(this, "processor", new()
        {
            Names = names,
            Account = account,
            Key = key,
            AuditKey = new AuditKey(this, "audit-key", new() { Key = key, AuditTrail = tables.AuditTrail.Name }),
            Tables = tables,
            Topic = alerts,
            Settings = settings,
            Package = new FunctionPackage(settings.Function, Folder),
            Network = network,
        });
        var trigger = new QueueTrigger(this, "trigger", new() { Buffer = buffer, Processor = processor, Settings = settings });
        var sweep = new AlertSweep(this, "sweep", new() { Names = names, Processor = processor });
        _ = new DefaultAlertRules(this, "default-rules", tables.AlertRules);

        var alarms = new PipelineAlarms(this, "alarms", new()
        {
            Names = names,
            Account = account,
            Key = key,
            Operations = operations,
            Runbook = settings.Alarms.Runbook,
            Definitions =
            [
                .. ProcessingAlarms.Of(processor, names, settings),
                .. DeliveryAlarms.OfEvents(bus, delivery, buffer, settings.Alarms),
                .. DeliveryAlarms.OfNotifications(alerts, operations),
                .. TableAlarms.Of(tables, settings.Alarms),
            ],
            Emulated = settings.Emulated,
        });
        var dashboard = new Dashboard(this, "dashboard", new()
        {
            Names = names,
            Region = settings.Region,
            Runbook = settings.Alarms.Runbook,
            Bus = bus,
            Delivery = delivery,
            Buffer = buffer,
            Processor = processor,
            Tables = tables,
            Alerts = alerts,
            Alarms = alarms,
        });
        if (!settings.Emulated)
        {
            _ = new SavedQueries(this, "queries", names, processor.LogGroupName);
        }

        Exports.Publish(this, names, key, new StackParts
        {
            Key = key,
            Bus = bus,
            Delivery = delivery,
            Buffer = buffer,
            Processor = processor,
            Trigger = trigger,
            Sweep = sweep,
            Tables = tables,
            Alerts = alerts,
            Operations = operations,
            Alarms = alarms,
            Dashboard = dashboard,
            Settings = settings,
        }.Exports);
    }

    /// <summary>The folder that holds the stack's Terraform JSON.</summary>
    public string Folder { get; }
}
