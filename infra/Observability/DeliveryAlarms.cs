using MarketData.Infra.Configuration;
using MarketData.Infra.Constructs;

namespace MarketData.Infra.Observability;

/// <summary>Alarms about the way of events to the function, and of alerts to the traders.</summary>
static class DeliveryAlarms
{
    const string Visible = "ApproximateNumberOfMessagesVisible";

    public static IEnumerable<AlarmDefinition> OfEvents(
        MarketEventBus bus,
        BusToBuffer delivery,
        BufferQueue buffer,
        AlarmSettings settings
    )
    {
        yield return new("dead-letters", "Events lie in the buffer's dead-letter queue")
        {
            Threshold = 0,
            PeriodSeconds = 60,
            Metrics = AlarmDefinition.Numbered([Metric.OfQueue(buffer.DeadLetters, Visible)]),
        };
        yield return new("target-dead-letters", "Events lie in the queue of those that the buffer refused")
        {
            Threshold = 0,
            PeriodSeconds = 60,
            Metrics = AlarmDefinition.Numbered([Metric.OfQueue(delivery.DeadLetters, Visible)]),
        };
        yield return new(
            "oldest-event",
            $"An event waited in the buffer for more than {settings.OldestMessageSeconds} s, three minutes in a row"
        )
        {
            Threshold = settings.OldestMessageSeconds,
            PeriodSeconds = 60,
            Periods = 3,
            Metrics = AlarmDefinition.Numbered([Metric.OfQueue(buffer.Queue, "ApproximateAgeOfOldestMessage")]),
        };
        yield return new("failed-deliveries", "The bus could not deliver events to the buffer")
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered([Metric.OfRule(bus, delivery, "FailedInvocations")]),
        };
    }

    public static IEnumerable<AlarmDefinition> OfNotifications(params EmailTopic[] topics)
    {
        yield return new("failed-notifications", "SNS could not deliver e-mails")
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(
                topics.Select(topic => Metric.OfTopic(topic, "NumberOfNotificationsFailed"))
            ),
        };
        yield return new("notification-dead-letters", "E-mails that SNS gave up on lie in a dead-letter queue")
        {
            Threshold = 0,
            PeriodSeconds = 60,
            Metrics = AlarmDefinition.Numbered(topics.Select(topic => Metric.OfQueue(topic.DeadLetters, Visible))),
        };
    }
}
