using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using MarketData.Domain.Rules;
using MarketData.Hosting;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Publishes alerts, then marks them. A crash in between publishes an alert again: once too often is better than never.
/// </summary>
public sealed class AlertPublisher(
    IAmazonSimpleNotificationService topic, AlertStore store, ProcessorSettings settings, JsonLog log)
{
    /// <summary>SNS takes no more entries in one call.</summary>
    const int MaxEntries = 10;

    /// <returns>The alerts that could not be published or marked, for reasons that are in the log.</returns>
    public async Task<IReadOnlyList<Alert>> PublishAsync(IEnumerable<Alert> alerts, CancellationToken cancellation)
    {
        var open = new List<Alert>();
        foreach (var chunk in alerts.DistinctBy(alert => alert.Id).Chunk(MaxEntries))
        {
            try
            {
                var accepted = await PublishChunkAsync(chunk, cancellation);
                await Task.WhenAll(accepted.Select(alert => store.MarkNotifiedAsync(alert.Id, cancellation)));
                open.AddRange(chunk.Except(accepted));
            }
            catch (Exception failure)
            {
                log.Error("alerts not published", failure, ("alerts", string.Join(' ', chunk.Select(alert => alert.Id))));
                open.AddRange(chunk);
            }
        }

        return open;
    }

    /// <summary>A call that succeeds can still refuse single entries.</summary>
    async Task<IReadOnlyList<Alert>> PublishChunkAsync(Alert[] chunk, CancellationToken cancellation)
    {
        var response = await topic.PublishBatchAsync(
            new PublishBatchRequest
            {
                TopicArn = settings.AlertsTopicArn,
                PublishBatchRequestEntries = [.. chunk.Select((alert, index) => Entry(alert, EntryId(index)))],
            },
            cancellation);
        foreach (var refused in response.Failed ?? [])
        {
            log.Warn("alert refused by the topic", ("entry", refused.Id), ("code", refused.Code), ("reason", refused.Message));
        }

        var accepted = (response.Successful ?? []).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        return [.. chunk.Where((_, index) => accepted.Contains(EntryId(index)))];
    }

    static string EntryId(int index) => $"alert-{index}";

    static PublishBatchRequestEntry Entry(Alert alert, string id) => new()
    {
        Id = id,
        Subject = AlertMessage.Subject(alert),
        Message = AlertMessage.Body(alert),
        MessageAttributes = new()
        {
            ["symbol"] = Text(alert.Symbol.Value),
            ["exchange"] = Text(alert.Exchange.Value),
            ["severity"] = Text(AlertMessage.Code(alert.Severity)),
            ["rule"] = Text(alert.RuleId),
        },
    };

    static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };
}
