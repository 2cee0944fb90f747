using Constructs;
using HashiCorp.Cdktf;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Constructs;
using MarketData.Infra.Observability;

namespace MarketData.Infra;

/// <summary>From the event bus to the traders' alerts, for one environment.</summary>
public sealed class MarketDataStack : TerraformStack
{
    readonly Settings settings;
    readonly ResourceNames names;
    readonly AwsAccount account;

    public MarketDataStack(Construct scope, Settings settings)
        : base(scope, $"market-data-{settings.Suffix}")
    {
        this.settings = settings;
        names = new ResourceNames(settings.Suffix);
        Folder = Path.GetFullPath(Path.Combine(App.Of(this).Outdir, "stacks", Node.Id));
        StateStore.Set(this, settings.State);
        var keyDays = settings.Protection.KeyDeletionDays;

        account = new AwsAccount(
            this,
            "aws",
            new()
            {
                Region = settings.Region,
                Suffix = settings.Suffix,
                Tags = settings.Tags,
                ReplicaRegions = settings.ReplicaRegions,
            }
        );
        Key = new EncryptionKey(
            this,
            "key",
            new()
            {
                Names = names,
                Account = account,
                DeletionDays = keyDays,
            }
        );
        Bus = new MarketEventBus(
            this,
            "bus",
            new() { Names = names, ArchiveRetentionDays = settings.Retention.ArchiveDays }
        );
        Buffer = new BufferQueue(
            this,
            "buffer",
            new()
            {
                Names = names,
                Account = account,
                Key = Key,
                Settings = settings.Queue,
            }
        );
        Delivery = new BusToBuffer(
            this,
            "delivery",
            new()
            {
                Names = names,
                Account = account,
                Key = Key,
                Bus = Bus,
                Buffer = Buffer,
            }
        );
        var replicas = new ReplicaKeys(
            this,
            "replicas",
            new()
            {
                Names = names,
                Account = account,
                DeletionDays = keyDays,
            }
        );
        Tables = new MarketDataTables(
            this,
            "tables",
            new()
            {
                Names = names,
                Key = Key,
                DeletionProtection = settings.Protection.Deletion,
                Replicas = replicas,
            }
        );
        Alerts = AddTopic("alerts", "market-alerts", "Market alerts", settings.Subscribers);
        Processor = AddProcessor();
        Trigger = new QueueTrigger(
            this,
            "trigger",
            new()
            {
                Buffer = Buffer,
                Processor = Processor,
                Settings = settings,
            }
        );
        Sweep = new AlertSweep(this, "sweep", new() { Names = names, Processor = Processor });
        _ = new DefaultAlertRules(this, "default-rules", Tables.AlertRules);

        Operations = AddTopic(
            "operations",
            "market-data-operations",
            "Market data operations",
            [.. settings.Alarms.Emails.Select(Subscriber.ToAll)]
        );
        Alarms = AddAlarms();
        Dashboard = AddDashboard();
        if (!settings.Emulated)
        {
            _ = new SavedQueries(this, "queries", names, Processor.LogGroupName);
        }

        Exports.Publish(this, names, Key, MarketDataExports.Of(this, settings));
    }

    /// <summary>The folder that holds the stack's Terraform JSON.</summary>
    public string Folder { get; }

    public EncryptionKey Key { get; }
    public MarketEventBus Bus { get; }
    public BufferQueue Buffer { get; }
    public BusToBuffer Delivery { get; }
    public MarketDataTables Tables { get; }
    public EmailTopic Alerts { get; }
    public ProcessorFunction Processor { get; }
    public QueueTrigger Trigger { get; }
    public AlertSweep Sweep { get; }
    public EmailTopic Operations { get; }
    public PipelineAlarms Alarms { get; }
    public Dashboard Dashboard { get; }

    EmailTopic AddTopic(string id, string purpose, string displayName, IReadOnlyList<Subscriber> subscribers) =>
        new(
            this,
            id,
            new()
            {
                Purpose = purpose,
                DisplayName = displayName,
                Names = names,
                Account = account,
                Key = Key,
                Subscribers = subscribers,
            }
        );

    ProcessorFunction AddProcessor() =>
        new(
            this,
            "processor",
            new()
            {
                Names = names,
                Account = account,
                Key = Key,
                AuditKey = new AuditKey(this, "audit-key", new() { Key = Key, AuditTrail = Tables.AuditTrail.Name }),
                Tables = Tables,
                Topic = Alerts,
                Settings = settings,
                Package = new FunctionPackage(settings.Function, Folder),
                Network = settings.Network is { } network ? AddNetwork(network) : null,
            }
        );

    FunctionNetwork AddNetwork(NetworkSettings network) =>
        new(
            this,
            "network",
            new()
            {
                Names = names,
                Account = account,
                Settings = network,
                // Lambda Insights writes its own logs.
                Services = settings.Function.InsightsLayer is null ? ["kms", "sns"] : ["kms", "sns", "logs"],
            }
        );

    PipelineAlarms AddAlarms() =>
        new(
            this,
            "alarms",
            new()
            {
                Names = names,
                Account = account,
                Key = Key,
                Operations = Operations,
                Runbook = settings.Alarms.Runbook,
                Definitions =
                [
                    .. ProcessingAlarms.Of(Processor, names, settings),
                    .. DeliveryAlarms.OfEvents(Bus, Delivery, Buffer, settings.Alarms),
                    .. DeliveryAlarms.OfNotifications(Alerts, Operations),
                    .. TableAlarms.Of(Tables, settings.Alarms),
                ],
                Emulated = settings.Emulated,
            }
        );

    Dashboard AddDashboard() =>
        new(
            this,
            "dashboard",
            new()
            {
                Names = names,
                Region = settings.Region,
                Runbook = settings.Alarms.Runbook,
                Bus = Bus,
                Delivery = Delivery,
                Buffer = Buffer,
                Processor = Processor,
                Tables = Tables,
                Alerts = Alerts,
                Alarms = Alarms,
            }
        );
}
