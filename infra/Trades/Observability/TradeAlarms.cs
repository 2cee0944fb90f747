using MarketData.Contract;
using MarketData.Infra.Observability;
using MarketData.Infra.Trades.Processing;

namespace MarketData.Infra.Trades.Observability;

/// <summary>Alarms about what happens to trades, and about the functions.</summary>
static class TradeAlarms
{
    const int RejectedPercent = 5;
    const int LatencyMilliseconds = 2_000;

    public static IEnumerable<AlarmDefinition> OfTrades(ResourceNames names)
    {
        yield return new("conflicting-trades", "Trades came with the id of a trade that is recorded with other content")
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(Metric.OfEvents(names, MetricNames.TradesConflicting)),
            Unhealthy = false,
        };
        yield return new(
            "rejected-trades",
            $"More than {RejectedPercent} % of the trades of five minutes were refused for reasons of the business"
        )
        {
            Threshold = RejectedPercent,
            Expression = "IF(SUM([recorded, rejected]) > 0, 100 * FILL(rejected, 0) / SUM([recorded, rejected]), 0)",
            Metrics = new Dictionary<string, Metric>
            {
                ["recorded"] = Metric.OfEvents(names, MetricNames.TradesRecorded),
                ["rejected"] = Metric.OfEvents(names, MetricNames.TradesRejected),
            },
            Unhealthy = false,
        };
        yield return new(
            "record-latency",
            $"One trade in a hundred took more than {LatencyMilliseconds} ms from its event to its record, "
                + "for a quarter of an hour"
        )
        {
            Threshold = LatencyMilliseconds,
            Periods = 3,
            Metrics = AlarmDefinition.Numbered(Metric.OfEvents(names, MetricNames.EventToRecord, "p99")),
        };
    }

    public static IEnumerable<AlarmDefinition> OfFunctions(TradeFunctions functions, int errorRatePercent)
    {
        yield return new("trades-throttles", "Invocations of the trade functions were throttled, and tried again")
        {
            Threshold = 0,
            Metrics = AlarmDefinition.Numbered(OfEach(AwsMetrics.Throttles)),
        };
        // The workflow tries again: one error is no failure yet, a share of them is.
        yield return new(
            "trades-errors",
            $"More than {errorRatePercent} % of the trade functions' invocations failed over five minutes"
        )
        {
            Threshold = errorRatePercent,
            Expression = "IF(SUM([i1, i2, i3]) > 0, 100 * SUM([e1, e2, e3]) / SUM([i1, i2, i3]), 0)",
            Metrics = Ids("e", AwsMetrics.Errors).Concat(Ids("i", AwsMetrics.Invocations)).ToDictionary(),
        };

        IEnumerable<Metric> OfEach(string name) =>
            functions.All.Select(task => Metric.OfFunction(task.FunctionName, name));

        IEnumerable<KeyValuePair<string, Metric>> Ids(string letter, string name) =>
            OfEach(name).Select((metric, index) => KeyValuePair.Create($"{letter}{index + 1}", metric));
    }
}
