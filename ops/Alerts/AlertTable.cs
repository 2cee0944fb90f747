using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Ops.Deployment;
using MarketData.Processor.Alerting;
using MarketData.Processor.Configuration;
using MarketData.Shared.Storage;

namespace MarketData.Ops.Alerts;

/// <summary>
/// The alerts table. It is read by symbol, through its index: what that costs depends on the symbols, where a scan
/// would cost more with every alert that was ever raised.
/// </summary>
public sealed class AlertTable(IAmazonDynamoDB dynamo, ProcessorSettings settings)
{
    const int SymbolsAtOnce = 20;

    readonly TableReader tables = new(dynamo);

    /// <param name="symbol">Only this one's, or null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The newest by the time of their events, the newest first.</returns>
    public async Task<IReadOnlyList<AlertRow>> ReadAsync(Symbol? symbol, int limit, CancellationToken cancellation)
    {
        string[] symbols = symbol is { } only
            ? [only.Value]
            : await SeenSymbols.ReadAsync(tables, settings, cancellation);
        var rows = new List<Item>();
        foreach (var chunk in symbols.Chunk(SymbolsAtOnce))
        {
            var found = await Task.WhenAll(chunk.Select(one => QueryAsync(one, limit, cancellation)));
            rows.AddRange(found.SelectMany(items => items));
        }

        return
        [
            .. rows.Where(AlertRow.IsAlert)
                .Select(AlertRow.Read)
                .OrderByDescending(row => row.Alert.Timestamp)
                .Take(limit),
        ];
    }

    public async Task<AlertRow?> FindAsync(string alertId, CancellationToken cancellation) =>
        await tables.GetAsync(settings.AlertsTable, AlertItem.KeyOf(alertId), cancellation) is { } item
        && AlertRow.IsAlert(item)
            ? AlertRow.Read(item)
            : null;

    /// <returns>
    /// The alert as it stands after that: with an earlier acknowledgement, which stays. Null where there is no such
    /// alert.
    /// </returns>
    public async Task<AlertRow?> AcknowledgeAsync(
        string alertId,
        Acknowledgement acknowledgement,
        CancellationToken cancellation
    )
    {
        var note = acknowledgement.Note is null ? "" : $", {Acknowledgement.NoteAttribute} = :note";
        var request = new UpdateItemRequest
        {
            TableName = settings.AlertsTable,
            Key = AlertItem.KeyOf(alertId),
            UpdateExpression = $"SET {Acknowledgement.ByAttribute} = :by, {Acknowledgement.AtAttribute} = :at{note}",
            ConditionExpression =
                $"attribute_exists({Tables.AlertRules.HashKey}) "
                + $"AND attribute_not_exists({Acknowledgement.AtAttribute})",
            ExpressionAttributeValues = new()
            {
                [":by"] = Attributes.Text(acknowledgement.By),
                [":at"] = Attributes.Time(acknowledgement.At),
            },
            ReturnValues = ReturnValue.ALL_NEW,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        if (acknowledgement.Note is { } text)
        {
            request.ExpressionAttributeValues[":note"] = Attributes.Text(text);
        }

        try
        {
            return AlertRow.Read((await dynamo.UpdateItemAsync(request, cancellation)).Attributes);
        }
        catch (ConditionalCheckFailedException refused)
        {
            return refused.Item is { Count: > 0 } item && AlertRow.IsAlert(item) ? AlertRow.Read(item) : null;
        }
    }

    async Task<IReadOnlyList<Item>> QueryAsync(string symbol, int limit, CancellationToken cancellation)
    {
        var answer = await dynamo.QueryAsync(
            new()
            {
                TableName = settings.AlertsTable,
                IndexName = Tables.SymbolIndex.Name,
                KeyConditionExpression = $"{Tables.SymbolIndex.HashKey} = :symbol",
                ExpressionAttributeValues = new() { [":symbol"] = Attributes.Text(symbol) },
                ScanIndexForward = false,
                Limit = limit,
            },
            cancellation
        );
        return answer.Items ?? [];
    }
}
