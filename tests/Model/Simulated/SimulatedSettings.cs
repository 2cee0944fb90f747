using MarketData.Contract;
using MarketData.Processor.Configuration;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Topic;

namespace MarketData.Tests.Model.Simulated;

static class SimulatedSettings
{
    /// <summary>Few, so that schedules come to digests.</summary>
    const int MessagesOfSymbol = 3;
    const int MessagesOfRule = 5;

    /// <summary>Less than an hour, the time over which many schedules' events happen.</summary>
    public static readonly TimeSpan AlertMaxAge = TimeSpan.FromMinutes(50);

    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    public static ProcessorSettings Of(IStore store) =>
        new()
        {
            MarketDataTable = store.NameOf(Tables.MarketData),
            BarsTable = store.NameOf(Tables.Bars),
            SymbolStateTable = store.NameOf(Tables.SymbolState),
            AlertsTable = store.NameOf(Tables.Alerts),
            AuditTrailTable = store.NameOf(Tables.AuditTrail),
            AlertRulesTable = store.NameOf(Tables.AlertRules),
            AlertsTopicArn = TopicModel.Arn,
            BufferUrl = QueueModel.BufferUrl,
            DeadLetterQueueUrl = QueueModel.DeadLetterQueueUrl,
            EnvironmentName = "model",
            IsProduction = true,
            MetricsNamespace = "MarketData/model",
            AuditKmsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/model",
            SymbolAlertMessagesPerMinute = MessagesOfSymbol,
            RuleAlertMessagesPerMinute = MessagesOfRule,
            AlertMaxAge = AlertMaxAge,
            ClockSkew = ClockSkew,
            EventRetentionDays = 90,
            CommitObjective = TimeSpan.FromMilliseconds(500),
        };
}
