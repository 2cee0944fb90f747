using System.Globalization;
using MarketData.Benchmarks.Report;
using MarketData.Benchmarks.Trades;
using MarketData.Contract;

namespace MarketData.Benchmarks.Function;

/// <summary>
/// List prices of us-east-1 in US dollars, as of 2026-11: aws.amazon.com/eventbridge/pricing, /sqs/pricing,
/// /dynamodb/pricing (on demand, since 2024-11), /lambda/pricing (arm64), /sns/pricing, /cloudwatch/pricing,
/// /step-functions/pricing.
/// </summary>
static class Price
{
    const double Million = 1e6;
    const double Gigabyte = 1e9;

    const double CustomEvents = 1.00 / Million;
    const double Archiving = 0.10 / Gigabyte;
    const double QueueRequests = 0.40 / Million;
    const double WriteUnits = 0.625 / Million;
    const double ReadUnits = 0.125 / Million;
    const double Invocations = 0.20 / Million;
    const double GigabyteSeconds = 0.0000133334;
    const double Publications = 0.50 / Million;
    const double LogIngestion = 0.50 / Gigabyte;
    const double Transitions = 25.00 / Million;

    /// <summary>Into the parallel state, the two tasks in it, and the one after it.</summary>
    const int TransitionsOfTrade = 4;

    /// <summary>The bus sends each event; the mapping receives and deletes ten in a call.</summary>
    const double QueueRequestsPerEvent = 1 + 2 / 10.0;

    /// <summary>The function's memory as deployed by default.</summary>
    const double Gigabytes = 1769 / 1024.0;

    /// <summary>What a million events cost, by service.</summary>
    public static IReadOnlyList<(string What, double Dollars)> OfMillion(Throughput measured)
    {
        var (perMeasured, invocations) = (Million / measured.Events, Million / measured.Batch.Size);
        return
        [
            ("EventBridge: the bus", Million * CustomEvents),
            ("EventBridge: the archive", Million * measured.EventBytes * Archiving),
            ("SQS", Million * QueueRequestsPerEvent * QueueRequests),
            ("DynamoDB: writes", measured.Usage.WriteUnits * perMeasured * WriteUnits),
            ("DynamoDB: reads", measured.Usage.ReadUnits * perMeasured * ReadUnits),
            ("Lambda: invocations", invocations * Invocations),
            ("Lambda: time", invocations * measured.Invocation.TotalSeconds * Gigabytes * GigabyteSeconds),
            ("SNS: publications", measured.Usage.Publications * perMeasured * Publications),
            ("CloudWatch: the function's log lines", Million * measured.LoggedBytes * LogIngestion),
        ];
    }

    /// <summary>
    /// What a million trades cost, by service. "Step Functions counts a state transition each time a step of your
    /// workflow is executed": https://aws.amazon.com/step-functions/pricing/
    /// </summary>
    public static IReadOnlyList<(string What, double Dollars)> OfMillion(TradeCost counted)
    {
        var perCounted = Million / counted.Trades;
        return
        [
            ("EventBridge: the bus", Million * CustomEvents),
            ("EventBridge: the archive", Million * counted.EventBytes * Archiving),
            ("Step Functions: transitions", Million * TransitionsOfTrade * Transitions),
            ("DynamoDB: writes", counted.Usage.WriteUnits * perCounted * WriteUnits),
            ("DynamoDB: reads", counted.Usage.ReadUnits * perCounted * ReadUnits),
            ("Lambda: invocations", Million * TradeTasks.All.Count * Invocations),
            ("Lambda: time", counted.Waited.TotalSeconds * perCounted * Gigabytes * GigabyteSeconds),
            ("CloudWatch: the functions' log lines", counted.LoggedBytes * perCounted * LogIngestion),
        ];
    }

    public static MarkdownTable Table(IReadOnlyList<Throughput> measured)
    {
        var prices = measured.Select(OfMillion).ToList();
        return new MarkdownTable(
            [
                "US dollars for a million events",
                .. measured.Select(one =>
                    $"{(one.Batch == Throughput.Large ? "throughput" : "low latency")}, {one.Batch.Symbols} symbols in "
                    + $"{one.Batch.Size}"
                ),
            ],
            [
                .. prices[0]
                    .Select(
                        (part, row) => (string[])[part.What, .. prices.Select(price => Dollars(price[row].Dollars))]
                    ),
                ["**all**", .. prices.Select(price => $"**{Dollars(Sum(price))}**")],
            ]
        );
    }

    public static double Sum(IEnumerable<(string What, double Dollars)> parts) => parts.Sum(part => part.Dollars);

    static string Dollars(double dollars) => dollars.ToString("0.000", CultureInfo.InvariantCulture);
}
