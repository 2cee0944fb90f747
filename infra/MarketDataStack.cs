using Constructs;
using HashiCorp.Cdktf;
using MarketData.Infra.Constructs;

namespace MarketData.Infra;

/// <summary>From the event bus to the traders' alerts, for one environment.</summary>
public sealed class MarketDataStack : TerraformStack
{
    public MarketDataStack(Construct scope, Settings settings)
        : base(scope, $"market-data-{settings.Suffix}")
    {
        Folder = Path.GetFullPath(Path.Combine(App.Of(this).Outdir, "stacks", Node.Id));
        // Beside the output folder, as CDKTF's default is, but relative: the JSON is then the same on every machine.
        _ = new LocalBackend(this, new LocalBackendConfig { Path = $"../../../terraform.{Node.Id}.tfstate" });
        var names = new Names(settings.Suffix);

        var account = new AwsAccount(this, "aws", new() { Region = settings.Region, Suffix = settings.Suffix });
        var key = new EncryptionKey(this, "key", new() { Names = names, Account = account });
        var bus = new MarketEventBus(this, "bus", new() { Names = names, ArchiveRetentionDays = settings.ArchiveRetentionDays });
        var buffer = new BufferQueue(this, "buffer", new() { Names = names, Account = account, Key = key, Settings = settings });
        var delivery = new BusToBuffer(this, "delivery", new() { Names = names, Account = account, Key = key, Bus = bus, Buffer = buffer });
        var tables = new MarketDataTables(this, "tables", new() { Names = names, Key = key });
        var topic = new AlertTopic(this, "alerts", new() { Names = names, Key = key, Emails = settings.AlertEmails });
        var processor = new ProcessorFunction(this, "processor", new()
        {
            Names = names,
            Key = key,
            AuditKey = new AuditKey(this, "audit-key", new() { Key = key, AuditTrail = tables.AuditTrail.Name }),
            Tables = tables,
            Topic = topic,
            Settings = settings,
            Package = new FunctionPackage(settings.Architecture, Folder),
        });
        var trigger = new QueueTrigger(this, "trigger", new() { Buffer = buffer, Processor = processor, Settings = settings });
        var alarm = new ErrorRateAlarm(this, "error-rate", new() { Names = names, FunctionName = processor.Name });

        _ = new DefaultAlertRules(this, "default-rules", tables.AlertRules);
        Outputs.Add(this, bus, buffer, delivery, tables, topic, processor, trigger, alarm, key);
    }

    /// <summary>The folder that holds the stack's Terraform JSON.</summary>
    public string Folder { get; }
}
