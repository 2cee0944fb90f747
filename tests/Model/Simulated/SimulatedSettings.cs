using MarketData.Domain.Audit;
using MarketData.Processor.Configuration;
using MarketData.Tests.Model.Topic;

namespace MarketData.Tests.Model.Simulated;

static class SimulatedSettings
{
    /// <summary>Few, so that schedules come to digests.</summary>
    public const int MessagesPerMinute = 3;

    public static AuditKey AuditKey { get; } = new("the key of the model, of 32 bytes"u8);

    public static ProcessorSettings Of(IStore store) =>
        new()
        {
            MarketDataTable = store.Tables["market-data"],
            BarsTable = store.Tables["bars"],
            SymbolStateTable = store.Tables["symbol-state"],
            AlertsTable = store.Tables["alerts"],
            AuditTrailTable = store.Tables["audit-trail"],
            AlertRulesTable = store.Tables["alert-rules"],
            AlertsTopicArn = TopicModel.Arn,
            MetricsNamespace = "MarketData/model",
            AuditKeyCiphertext = "decrypted already",
            AlertMessagesPerMinute = MessagesPerMinute,
            EventRetention = TimeSpan.FromDays(90),
        };
}
