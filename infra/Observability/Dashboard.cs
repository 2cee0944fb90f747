using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Constructs;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchDashboard;
using MarketData.Contract;
using MarketData.Infra.Constructs;

namespace MarketData.Infra.Observability;

public sealed record DashboardProps
{
    public required ResourceNames Names { get; init; }
    public required string Region { get; init; }
    public required string Runbook { get; init; }
    public required MarketEventBus Bus { get; init; }
    public required BusToBuffer Delivery { get; init; }
    public required BufferQueue Buffer { get; init; }
    public required ProcessorFunction Processor { get; init; }
    public required MarketDataTables Tables { get; init; }
    public required EmailTopic Alerts { get; init; }
    public required PipelineAlarms Alarms { get; init; }
}

/// <summary>
/// What a person on call reads, from top left to bottom right: is something wrong, do events come and get through, how
/// late, where do they wait, what do the tables say, do traders hear of it.
/// </summary>
public sealed class Dashboard : Construct
{
    const string Visible = "ApproximateNumberOfMessagesVisible";

    // Nobody puts it into a web page: references keep their form. In lines, because CDKTF's HCL does not escape the quotes
    // of a text with references unless it has several.
    static readonly JsonSerializerOptions Lines = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Dashboard(Construct scope, string id, DashboardProps props)
        : base(scope, id)
    {
        Name = new CloudwatchDashboard(
            this,
            "dashboard",
            new CloudwatchDashboardConfig
            {
                DashboardName = props.Names.CloudWatch("market-data"),
                DashboardBody = Body(
                    props.Region,
                    Status(props),
                    Throughput(props),
                    Latency(props),
                    Tables(props),
                    Alerts(props)
                ),
            }
        ).DashboardName;
    }

    public string Name { get; }

    static Widget[] Status(DashboardProps props) =>
        [
            new TextWidget(
                $"""
                # Market data: {props.Names.Suffix}
                Read from top left to bottom right. What to do when an alarm is on stands in [the runbooks]({props.Runbook}); the questions they ask of
                the logs are saved in Logs Insights under `market-data-{props.Names.Suffix}/`.
                """,
                Width: 8,
                Height: 4
            ),
            new AlarmsWidget("Alarms", [.. props.Alarms.All.Select(alarm => alarm.Arn)], Width: 16, Height: 4),
        ];

    static Widget[] Throughput(DashboardProps props) =>
        [
            new GraphWidget(
                "Throughput: events a minute",
                ("matched by the rule", Metric.OfRule(props.Bus, props.Delivery, "MatchedEvents")),
                ("received", Metric.OfEvents(props.Names, "Received")),
                ("stored", Metric.OfEvents(props.Names, "Stored"))
            ),
            new GraphWidget(
                "Failures: events a minute",
                ("not committed", Metric.OfEvents(props.Names, "Failed")),
                ("rejected", Metric.OfEvents(props.Names, "Rejected")),
                ("not delivered by the bus", Metric.OfRule(props.Bus, props.Delivery, "FailedInvocations")),
                ("in the dead-letter queue", Metric.OfQueue(props.Buffer.DeadLetters, Visible)),
                ("in the target's dead-letter queue", Metric.OfQueue(props.Delivery.DeadLetters, Visible))
            ),
            new GraphWidget(
                "Absorbed: events a minute",
                ("duplicates", Metric.OfEvents(props.Names, "Duplicate")),
                ("late", Metric.OfEvents(props.Names, "Late")),
                ("decided again after a conflict", Metric.OfEvents(props.Names, "Conflicts"))
            ),
        ];

    static Widget[] Latency(DashboardProps props) =>
        [
            new GraphWidget(
                "From event to commit: milliseconds",
                ("median", Metric.OfEvents(props.Names, "EventToCommit", "p50")),
                ("p99", Metric.OfEvents(props.Names, "EventToCommit", "p99"))
            ),
            new GraphWidget(
                "Queue: waiting events, and seconds of the oldest",
                ("waiting", Metric.OfQueue(props.Buffer.Queue, Visible)),
                ("in work", Metric.OfQueue(props.Buffer.Queue, "ApproximateNumberOfMessagesNotVisible")),
                ("age of the oldest", Metric.OfQueue(props.Buffer.Queue, "ApproximateAgeOfOldestMessage"))
            ),
            new GraphWidget(
                "Function: milliseconds, invocations",
                ("duration, median", Metric.OfFunction(props.Processor, "Duration", "p50")),
                ("duration, p95", Metric.OfFunction(props.Processor, "Duration", "p95")),
                ("at once", Metric.OfFunction(props.Processor, "ConcurrentExecutions", Metric.Maximum)),
                ("errors", Metric.OfFunction(props.Processor, "Errors")),
                ("throttles", Metric.OfFunction(props.Processor, "Throttles"))
            ),
        ];

    static Widget[] Tables(DashboardProps props) =>
        [
            new GraphWidget("Tables: write units a minute", OfEveryTable(props.Tables, "ConsumedWriteCapacityUnits")),
            new GraphWidget("Tables: read units a minute", OfEveryTable(props.Tables, "ConsumedReadCapacityUnits")),
            new GraphWidget(
                "Tables: throttles, errors, milliseconds of a transaction",
                [
                    .. OfEveryTable(props.Tables, "WriteThrottleEvents"),
                    (
                        "errors of transactions",
                        Metric.OfOperation(props.Tables.SymbolState, "TransactWriteItems", "SystemErrors")
                    ),
                    (
                        "transaction, p99",
                        Metric.OfOperation(
                            props.Tables.SymbolState,
                            "TransactWriteItems",
                            "SuccessfulRequestLatency",
                            "p99"
                        )
                    ),
                ]
            ),
        ];

    static Widget[] Alerts(DashboardProps props) =>
        [
            new GraphWidget(
                "Alerts: a minute",
                ("stored", Metric.OfEvents(props.Names, "Alerts")),
                ("published", Metric.OfTopic(props.Alerts, "NumberOfMessagesPublished"))
            ),
            new GraphWidget(
                "E-mails: a minute",
                ("delivered", Metric.OfTopic(props.Alerts, "NumberOfNotificationsDelivered")),
                ("filtered out", Metric.OfTopic(props.Alerts, "NumberOfNotificationsFilteredOut")),
                ("failed", Metric.OfTopic(props.Alerts, "NumberOfNotificationsFailed"))
            ),
            new GraphWidget("E-mails given up", ("waiting", Metric.OfQueue(props.Alerts.DeadLetters, Visible))),
        ];

    static (string, Metric)[] OfEveryTable(MarketDataTables tables, string name) =>
        [.. tables.All.Select(table => (table.Purpose, Metric.OfTable(table, name)))];

    static string Body(string region, params Widget[][] rows)
    {
        var widgets = new JsonArray();
        var y = 0;
        foreach (var row in rows)
        {
            var x = 0;
            foreach (var widget in row)
            {
                widgets.Add((JsonNode)widget.ToJson(x, y, region));
                x += widget.Width;
            }

            y += row.Max(widget => widget.Height);
        }

        return new JsonObject { ["widgets"] = widgets }.ToJsonString(Lines);
    }
}
