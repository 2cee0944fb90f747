using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

/// <summary>Alarms about what waits in dead-letter queues. They stay on until somebody has seen to it.</summary>
static class DeadLetterAlarms
{
    const int Day = 24 * 60 * 60;

    /// <summary>
    /// SQS keeps messages for 14 days from when they first came to a queue, and counts this age from when they came to
    /// the dead-letter queue: what waited in the buffer before has less than the four days that are left.
    /// docs/decisions/0021 has the source.
    /// </summary>
    const int DaysBeforeExpiry = 10;

    public static AlarmDefinition Waiting(string purpose, string meaning, EncryptedQueue queue) =>
        new(purpose, meaning)
        {
            Threshold = 0,
            PeriodSeconds = 60,
            Metrics = AlarmDefinition.Numbered(Metric.OfQueue(queue, AwsMetrics.WaitingMessages)),
            Unhealthy = false,
        };

    /// <param name="prefix">Tells the stack's purposes from those of others.</param>
    /// <param name="queues">All dead-letter queues of the stack.</param>
    public static AlarmDefinition Expiring(string prefix, params IEnumerable<EncryptedQueue> queues) =>
        new(
            $"{prefix}expiring-dead-letters",
            $"Messages have been in a dead-letter queue for {DaysBeforeExpiry} days: SQS deletes them after 14"
        )
        {
            Threshold = DaysBeforeExpiry * Day,
            Expression = "MAX(FILL(METRICS(), 0))",
            Metrics = AlarmDefinition.Numbered(
                queues.Select(queue => Metric.OfQueue(queue, AwsMetrics.AgeOfOldestMessage))
            ),
            Unhealthy = false,
        };
}
