using MarketData.Infra.Observability;
using MarketData.Infra.Trades.Storage;

namespace MarketData.Infra.Trades.Observability;

/// <summary>Alarms about the tables, their indexes and their replicas.</summary>
static class TradeTableAlarms
{
    const int ReplicationMilliseconds = 60_000;

    public static IEnumerable<AlarmDefinition> Of(TradeTables tables, IReadOnlyList<string> replicaRegions)
    {
        yield return new("trades-write-throttles", "DynamoDB has throttled writes of trades for ten minutes")
        {
            Threshold = 0,
            Periods = 2,
            Metrics = AlarmDefinition.Numbered(Metric.OfTablesAndIndexes(tables.All, AwsMetrics.WriteThrottles)),
        };
        yield return new("trades-read-throttles", "DynamoDB has throttled reads of trades for ten minutes")
        {
            Threshold = 0,
            Periods = 2,
            Metrics = AlarmDefinition.Numbered(Metric.OfTablesAndIndexes(tables.All, AwsMetrics.ReadThrottles)),
        };
        if (replicaRegions.Count > 0)
        {
            var metrics = AlarmDefinition.Numbered(
                tables.Replicated.SelectMany(table =>
                    replicaRegions.Select(region => Metric.OfReplica(table, region, AwsMetrics.ReplicationLatency))
                )
            );
            yield return new(
                "replication-latency",
                $"A replica of the trades' tables is more than {ReplicationMilliseconds / 1000} s behind"
            )
            {
                Threshold = ReplicationMilliseconds,
                Expression = "MAX(FILL(METRICS(), 0))",
                Metrics = metrics,
            };
        }
    }
}
