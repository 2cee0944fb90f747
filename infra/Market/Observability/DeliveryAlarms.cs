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
}
