using MarketData.Infra.Configuration;
using MarketData.Infra.Market.Events;
using MarketData.Infra.Observability;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Observability;

/// <summary>Alarms about what is on its way: events to the function, alerts to the traders.</summary>
static class DeliveryAlarms
{
    public static IEnumerable<AlarmDefinition> OfEvents(
        EventBus bus,
        BusToBuffer delivery,
        BufferQueue buffer,
        AlarmSettings settings
    )
    {
        yield return new("dead-letters", "There are events in the buffer's dead-letter queue")
        {
            Threshold = 0,
            PeriodSeconds = 60,
            Metrics = AlarmDefinition.Numbered(Metric.OfQueue(buffer.DeadLetterQueue, AwsMetrics.WaitingMessages)),
        };
        yield return new(
            "target-dead-letters",
            "There are events in the target's dead-letter queue: the buffer refused them"
        )
        {
            Threshold = 0,
            PeriodSeconds = 60,
            Metrics = AlarmDefinition.Numbered(Metric.OfQueue(delivery.DeadLetterQueue, AwsMetrics.WaitingMessages)),
        };
        yield return new(
            "oldest-event",
            $"An event has waited in the buffer for more than {settings.OldestMessageSeconds} s, three minutes in a row"
        )
        {
            Threshold = settings.OldestMessageSeconds,
            PeriodSeconds = 60,
            Periods = 3,
            Metrics = AlarmDefinition.Numbered(Metric.OfQueue(buffer.Queue, AwsMetrics.AgeOfOldestMessage)),
        };
        yield return new("failed-deliveries", "The bus could not deliver events to the buffer")
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(
                Metric.OfRule(bus.Name, delivery.RuleName, AwsMetrics.FailedInvocations)
            ),
        };
    }

    public static IEnumerable<AlarmDefinition> OfNotifications(params EmailTopic[] topics)
    {
        yield return new("failed-notifications", "SNS could not deliver e-mails")
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(
                topics.Select(topic => Metric.OfTopic(topic, AwsMetrics.NotificationsFailed))
            ),
        };
        yield return new(
            "notification-dead-letters",
            "There are e-mails in a topic's dead-letter queue: SNS gave up on them"
        )
        {
            Threshold = 0,
            PeriodSeconds = 60,
            Metrics = AlarmDefinition.Numbered(
                topics.Select(topic => Metric.OfQueue(topic.DeadLetterQueue, AwsMetrics.WaitingMessages))
            ),
        };
    }
}
