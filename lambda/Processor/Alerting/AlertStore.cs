using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Storage;

namespace MarketData.Processor.Alerting;

/// <summary>Alerts between their storing and their publication.</summary>
public sealed class AlertStore(IAmazonDynamoDB dynamo, ProcessorSettings settings, Backoff backoff, TimeProvider time)
{
    const int OverdueAtOnce = 100;

    readonly BatchReader reader = new(dynamo, backoff);

    /// <summary>Those of the alerts that still wait for their publication.</summary>
    public async Task<IReadOnlyList<Alert>> LoadPendingAsync(
        IReadOnlyCollection<string> alertIds, CancellationToken cancellation)
    {
        var items = await reader.ReadAsync(settings.AlertsTable, [.. alertIds.Select(Key)], cancellation);
        return [.. items.Select(AlertItem.Read).Where(alert => alert.Status == AlertStatus.Pending)];
    }

    /// <summary>Alerts that were stored longer ago than any function that stored them can still be running.</summary>
    public async Task<IReadOnlyList<Alert>> LoadOverdueAsync(TimeSpan age, CancellationToken cancellation)
    {
        var response = await dynamo.QueryAsync(
            new QueryRequest
            {
                TableName = settings.AlertsTable,
                IndexName = AlertItem.StatusIndex,
                KeyConditionExpression = $"{AlertItem.Pending} = :pending",
                FilterExpression = "stored_at < :before",
                ExpressionAttributeValues = new()
                {
                    [":pending"] = Attributes.Text(AlertItem.StatusCode(AlertStatus.Pending)),
                    [":before"] = Attributes.Time(time.GetUtcNow() - age),
                },
                Limit = OverdueAtOnce,
            },
            cancellation);
        return [.. (response.Items ?? []).Select(AlertItem.Read)];
    }

    public async Task MarkNotifiedAsync(string alertId, CancellationToken cancellation)
    {
        try
        {
            // Outlasted: what is published and not marked is published again.
            await backoff.OutlastAsync(() => dynamo.UpdateItemAsync(MarkNotified(alertId), cancellation), cancellation);
        }
        catch (ConditionalCheckFailedException)
        {
            // Another delivery of the event published it at the same time and marked it first.
        }
    }

    UpdateItemRequest MarkNotified(string alertId) => new()
    {
        TableName = settings.AlertsTable,
        Key = Key(alertId),
        UpdateExpression = $"SET #status = :notified, notified_at = :now REMOVE {AlertItem.Pending}",
        ConditionExpression = $"attribute_exists({AlertItem.Pending})",
        ExpressionAttributeNames = new() { ["#status"] = "status" },
        ExpressionAttributeValues = new()
        {
            [":notified"] = Attributes.Text(AlertItem.StatusCode(AlertStatus.Notified)),
            [":now"] = Attributes.Time(time.GetUtcNow()),
        },
    };

    static Item Key(string alertId) => new() { [AlertItem.Key] = Attributes.Text(alertId) };
}
