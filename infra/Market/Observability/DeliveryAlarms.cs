using MarketData.Infra.Configuration;
using MarketData.Infra.Market.Events;
using MarketData.Infra.Observability;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Observability;

/// <summary>Alarms about events on their way to the function.</summary>
static class DeliveryAlarms
{
    public static IEnumerable<AlarmDefinition> Of(
        EventBus bus,
        BusToBuffer delivery,
        BufferQueue buffer,
        Settings settings
    )
    {
        foreach (
            var alarm in RuleAlarms.Of("deliveries", "events", "deliver events to the buffer", bus, delivery.RuleName)
        )
        {
            yield return alarm;
        }

        yield return DeadLetterAlarms.Waiting(
            "dead-letters",
            "There are events in the buffer's dead-letter queue",
            buffer.DeadLetterQueue
        );
        yield return DeadLetterAlarms.Waiting(
            "target-dead-letters",
            "There are events in the target's dead-letter queue: the buffer refused them",
            delivery.DeadLetterQueue
        );
        yield return Backlog(buffer, settings);
    }

    /// <summary>
    /// One event that fails, or one that comes again, is no backlog: others pass it. It counts for the age until it has
    /// been received three times, each time for a visibility timeout at most; what waits longer than that waits for
    /// nobody.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
    /// </summary>
    static AlarmDefinition Backlog(BufferQueue buffer, Settings settings)
    {
        const int countedReceives = 3;
        var seconds = settings.Alarms.OldestMessageSeconds;
        var taken = settings.Queue.BatchSize * settings.Function.MaximumConcurrency;
        var stuck = seconds + countedReceives * settings.Queue.VisibilityTimeoutSeconds;
        return new(
            "oldest-event",
            $"More than {taken} events wait in the buffer, the oldest for more than {seconds} s, "
                + $"or one waits for more than {stuck} s, three minutes in a row"
        )
        {
            Threshold = seconds,
            PeriodSeconds = 60,
            Periods = 3,
            Expression = $"IF(waiting > {taken} OR (waiting > 0 AND age > {stuck}), age, 0)",
            Metrics = new Dictionary<string, Metric>
            {
                ["waiting"] = Metric.OfQueue(buffer.Queue, AwsMetrics.WaitingMessages),
                ["age"] = Metric.OfQueue(buffer.Queue, AwsMetrics.AgeOfOldestMessage),
            },
        };
    }
}
