using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

/// <summary>Alarms about e-mails on their way.</summary>
static class NotificationAlarms
{
    /// <param name="prefix">Tells the stack's purposes from those of others: each has a runbook of its own.</param>
    /// <param name="topics">Where the e-mails are published.</param>
    public static IEnumerable<AlarmDefinition> Of(string prefix, params EmailTopic[] topics)
    {
        yield return new($"{prefix}failed-notifications", "SNS could not deliver e-mails")
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(
                topics.Select(topic => Metric.OfTopic(topic, AwsMetrics.NotificationsFailed))
            ),
            // An address that bounces goes on for weeks.
            Unhealthy = false,
        };
        yield return new(
            $"{prefix}notification-dead-letters",
            "There are e-mails in a topic's dead-letter queue: SNS gave up on them"
        )
        {
            Threshold = 0,
            PeriodSeconds = 60,
            Metrics = AlarmDefinition.Numbered(
                topics.Select(topic => Metric.OfQueue(topic.DeadLetterQueue, AwsMetrics.WaitingMessages))
            ),
            Unhealthy = false,
        };
    }
}
