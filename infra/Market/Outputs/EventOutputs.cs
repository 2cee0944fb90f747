using MarketData.Contract;
using MarketData.Infra.Market.Events;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Outputs;

static class EventOutputs
{
    const string Group = "events";

    public static IEnumerable<Output> Of(EventBus bus, BusToBuffer delivery, BufferQueue buffer) =>
        [
            new(Group, OutputNames.EventBusName, bus.Name, "The bus that exchanges put their events on"),
            new(Group, OutputNames.EventBusArn, bus.Arn, "The bus, for the policies of those who put events on it"),
            new(Group, OutputNames.EventArchiveName, bus.ArchiveName, "The archive that replays come from"),
            new(Group, OutputNames.EventRuleName, delivery.RuleName, "The rule that sends market events to the buffer"),
            new(Group, OutputNames.BufferUrl, buffer.Queue.Url, "The buffer"),
            new(Group, OutputNames.BufferArn, buffer.Queue.Arn, "The buffer, for policies"),
            new(Group, OutputNames.BufferName, buffer.Queue.Name, "The buffer, for metrics"),
            new(
                Group,
                OutputNames.DeadLetterQueueUrl,
                buffer.DeadLetterQueue.Url,
                "The buffer's dead-letter queue: events that could not be processed"
            ),
            new(
                Group,
                OutputNames.DeadLetterQueueArn,
                buffer.DeadLetterQueue.Arn,
                "The buffer's dead-letter queue, to redrive from"
            ),
            new(
                Group,
                OutputNames.DeadLetterQueueName,
                buffer.DeadLetterQueue.Name,
                "The buffer's dead-letter queue, for metrics"
            ),
            new(
                Group,
                OutputNames.TargetDeadLetterQueueUrl,
                delivery.DeadLetterQueue.Url,
                "The target's dead-letter queue: events that the bus could not deliver to the buffer"
            ),
            new(
                Group,
                OutputNames.TargetDeadLetterQueueArn,
                delivery.DeadLetterQueue.Arn,
                "The target's dead-letter queue, to redrive from"
            ),
        ];
}
