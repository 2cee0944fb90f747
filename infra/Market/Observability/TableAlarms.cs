using MarketData.Infra.Configuration;
using MarketData.Infra.Market.Storage;
using MarketData.Infra.Observability;

namespace MarketData.Infra.Market.Observability;

/// <summary>Alarms about the tables and their indexes.</summary>
static class TableAlarms
{
    // The function tries again what is throttled or fails by itself: only what goes on for a while is a trouble.
    public static IEnumerable<AlarmDefinition> Of(MarketDataTables tables, AlarmSettings settings)
    {
        yield return new("write-throttles", "DynamoDB has throttled writes for ten minutes")
        {
            Threshold = 0,
            Periods = 2,
            Metrics = AlarmDefinition.Numbered(Metric.OfTablesAndIndexes(tables.All, AwsMetrics.WriteThrottles)),
        };
        yield return new("read-throttles", "DynamoDB has throttled reads for ten minutes")
        {
            Threshold = 0,
            Periods = 2,
            Metrics = AlarmDefinition.Numbered(Metric.OfTablesAndIndexes(tables.All, AwsMetrics.ReadThrottles)),
        };
        yield return new("table-errors", "DynamoDB has failed through errors on its own side for ten minutes")
        {
            Threshold = 0,
            Periods = 2,
            // Every operation of the function. A transaction counts for the state, which every transaction writes.
            Metrics = AlarmDefinition.Numbered(
                new[]
                {
                    (tables.SymbolState, "TransactWriteItems"),
                    (tables.SymbolState, "BatchGetItem"),
                    (tables.Bars, "Query"),
                    (tables.Alerts, "BatchGetItem"),
                    (tables.Alerts, "Query"),
                    (tables.Alerts, "UpdateItem"),
                    (tables.AuditTrail, "TransactWriteItems"),
                    (tables.AlertRules, "Scan"),
                }.Select(pair => Metric.OfOperation(pair.Item1, pair.Item2, AwsMetrics.SystemErrors))
            ),
        };
        yield return Consumed("write-units", AwsMetrics.ConsumedWriteUnits, settings.WriteUnitsPerMinute, "write");
        yield return Consumed("read-units", AwsMetrics.ConsumedReadUnits, settings.ReadUnitsPerMinute, "read");

        AlarmDefinition Consumed(string purpose, string metric, int unitsPerMinute, string kind) =>
            new(purpose, $"The tables used more than {unitsPerMinute} {kind} units in a minute, five minutes in a row")
            {
                Threshold = unitsPerMinute,
                PeriodSeconds = 60,
                Periods = 5,
                Unhealthy = false,
                Metrics = AlarmDefinition.Numbered(Metric.OfTablesAndIndexes(tables.All, metric)),
            };
    }
}
