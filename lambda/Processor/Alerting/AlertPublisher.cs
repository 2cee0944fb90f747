using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Shared.Aws;
using MarketData.Shared.Telemetry;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Publishes messages, then marks their alerts. A crash in between publishes an alert again: once too often is better
/// than never.
/// </summary>
public sealed class AlertPublisher(
    IAmazonSimpleNotificationService topic,
    AlertStore store,
    ProcessorSettings settings,
    Backoff backoff,
    FailureBoundary boundary,
    JsonLog log
)
{
    /// <summary>SNS takes no more entries in one call.</summary>
    const int MaxEntries = 10;

    /// <summary>What the topic does not take then is told by the look at overdue alerts.</summary>
    const int MaxTries = 3;

    /// <summary>What cannot be published or marked, for reasons that are in the log, stays pending.</summary>
    public async Task PublishAsync(IEnumerable<AlertMessage> messages, CancellationToken cancellation)
    {
        foreach (var chunk in messages.Chunk(MaxEntries))
        {
            await boundary.TryAsync(
                LogEvent.AlertsNotPublished,
                async () =>
                {
                    var published = await PublishChunkAsync(chunk, cancellation);
                    await store.MarkNotifiedAsync(published.SelectMany(message => message.Alerts), cancellation);
                    return published;
                },
                () => [(LogFields.Messages, string.Join(", ", chunk.Select(message => message.Subject)))],
                cancellation
            );
        }
    }

    /// <summary>A call that succeeds can still refuse single entries.</summary>
    async Task<IReadOnlyList<AlertMessage>> PublishChunkAsync(AlertMessage[] chunk, CancellationToken cancellation)
    {
        var request = new PublishBatchRequest
        {
            TopicArn = settings.AlertsTopicArn,
            PublishBatchRequestEntries = [.. chunk.Select((message, index) => Entry(message, EntryId(index)))],
        };
        var response = await backoff.RetryAsync(
            () => topic.PublishBatchAsync(request, cancellation),
            cancellation,
            MaxTries
        );
        foreach (var refused in response.Failed ?? [])
        {
            log.Warn(
                LogEvent.AlertRefused,
                (LogFields.Entry, refused.Id),
                (LogFields.Code, refused.Code),
                (LogFields.Reason, refused.Message)
            );
        }

        var accepted = (response.Successful ?? []).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        return [.. chunk.Where((_, index) => accepted.Contains(EntryId(index)))];
    }

    static string EntryId(int index) => $"alert-{index}";

    static PublishBatchRequestEntry Entry(AlertMessage message, string id) =>
        new()
        {
            Id = id,
            Subject = message.Subject,
            Message = message.Body,
            MessageAttributes = message.Attributes,
        };
}
