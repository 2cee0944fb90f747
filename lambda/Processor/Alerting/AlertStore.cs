using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;

namespace MarketData.Processor.Alerting;

/// <summary>What is written about alerts between their storing and their publication.</summary>
public sealed class AlertStore(IAmazonDynamoDB dynamo, ProcessorSettings settings, Backoff backoff, TimeProvider time)
    : IMessageCounts
{
    /// <summary>Connections to DynamoDB that marking opens, where a storm is to be marked.</summary>
    const int MarkedAtOnce = 20;

    /// <summary>The time to live of counters, which are of no use after their minute.</summary>
    static readonly TimeSpan CountRetention = TimeSpan.FromHours(1);

    public async Task<long> CountMessagesAsync(MessageCounter counter, int more, CancellationToken cancellation)
    {
        // A try whose answer was lost has counted: the rule then sends fewer at once, and the digest tells the rest.
        var response = await backoff.RetryAsync(
            () => dynamo.UpdateItemAsync(CountMessages(counter, more), cancellation),
            cancellation
        );
        return response.Attributes["messages"].ReadLong();
    }

    /// <summary>
    /// One function at a time publishes what is overdue. A turn ends by itself, should the function die.
    /// </summary>
    public async Task<bool> TryTakeTurnAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        try
        {
            // A try whose answer was lost has taken the turn, and the next look has it when it is over.
            await backoff.RetryAsync(() => dynamo.UpdateItemAsync(TakeTurn(until), cancellation), cancellation);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    public async Task MarkNotifiedAsync(IEnumerable<Alert> alerts, CancellationToken cancellation)
    {
        foreach (var chunk in alerts.Chunk(MarkedAtOnce))
        {
            await Task.WhenAll(chunk.Select(alert => MarkNotifiedAsync(alert.Id, cancellation)));
        }
    }

    async Task MarkNotifiedAsync(string alertId, CancellationToken cancellation)
    {
        try
        {
            // Retried: what is published and not marked is published again.
            await backoff.RetryAsync(() => dynamo.UpdateItemAsync(MarkNotified(alertId), cancellation), cancellation);
        }
        catch (ConditionalCheckFailedException)
        {
            // A try whose answer was lost marked it.
        }
    }

    UpdateItemRequest TakeTurn(DateTimeOffset until) =>
        new()
        {
            TableName = settings.AlertsTable,
            Key = AlertItem.Turn,
            UpdateExpression = "SET taken_until = :end",
            ConditionExpression = "attribute_not_exists(taken_until) OR taken_until < :now",
            ExpressionAttributeValues = new()
            {
                [":end"] = Attributes.Time(until),
                [":now"] = Attributes.Time(time.GetUtcNow()),
            },
        };

    UpdateItemRequest CountMessages(MessageCounter counter, int more) =>
        new()
        {
            TableName = settings.AlertsTable,
            Key = AlertItem.KeyOf(counter),
            UpdateExpression = "ADD messages :more SET #ttl = :ttl",
            ExpressionAttributeNames = new() { ["#ttl"] = Tables.TimeToLive },
            ExpressionAttributeValues = new()
            {
                [":more"] = Attributes.Number(more),
                [":ttl"] = Attributes.Number((counter.Minute + CountRetention).ToUnixTimeSeconds()),
            },
            ReturnValues = ReturnValue.UPDATED_NEW,
        };

    UpdateItemRequest MarkNotified(string alertId) =>
        new()
        {
            TableName = settings.AlertsTable,
            Key = AlertItem.KeyOf(alertId),
            UpdateExpression =
                $"SET #status = :notified, {AlertItem.NotifiedAt} = :now REMOVE {Tables.StatusIndex.HashKey}",
            ConditionExpression = $"attribute_exists({Tables.StatusIndex.HashKey})",
            ExpressionAttributeNames = new() { ["#status"] = "status" },
            ExpressionAttributeValues = new()
            {
                [":notified"] = Attributes.Text(AlertItem.StatusCode(AlertStatus.Notified)),
                [":now"] = Attributes.Time(time.GetUtcNow()),
            },
        };
}
