using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Market.Observability;

public class DashboardTests
{
    [Test]
    public void The_dashboard_reads_from_status_by_throughput_and_latency_to_tables_and_alerts()
    {
        var rows = Widgets()
            .GroupBy(widget => widget["y"]!.GetValue<int>())
            .OrderBy(row => row.Key)
            .Select(row => string.Join(" | ", row.OrderBy(widget => widget["x"]!.GetValue<int>()).Select(Title)));

        Assert.That(
            rows,
            Is.EqualTo([
                "text | Alarms",
                "Throughput: events a minute | Failures: events a minute | Absorbed: events a minute",
                "From receipt to commit: milliseconds | Queue: waiting events, age of the oldest in seconds | "
                    + "Function: milliseconds, invocations",
                "Tables: write units a minute | Tables: read units a minute | "
                    + "Tables: throttles, errors, milliseconds of a transaction",
                "Alerts: a minute | E-mails: a minute | E-mails that SNS gave up on",
            ])
        );
    }

    [Test]
    public void The_dashboard_fills_its_24_columns_and_shows_every_alarm()
    {
        Assert.That(
            Widgets()
                .GroupBy(widget => widget["y"]!.GetValue<int>())
                .Select(row => row.Sum(widget => widget["width"]!.GetValue<int>())),
            Has.All.EqualTo(24)
        );
        Assert.That(
            Widgets().Single(widget => Title(widget) == "Alarms")["properties"]!["alarms"]!.AsArray(),
            Has.Count.EqualTo(Synthesized.Dev.Resources("aws_cloudwatch_metric_alarm").Count())
        );
    }

    static List<JsonObject> Widgets() =>
        [
            .. JsonNode.Parse(
                Synthesized.Dev.Resource("aws_cloudwatch_dashboard")["dashboard_body"]!.GetValue<string>()
            )!["widgets"]!
                .AsArray()
                .Select(widget => widget!.AsObject()),
        ];

    static string Title(JsonObject widget) =>
        widget["properties"]!["title"]?.GetValue<string>() ?? widget["type"]!.GetValue<string>();
}
