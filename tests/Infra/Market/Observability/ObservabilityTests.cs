using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.InfraTests.Market.Observability;

public class ObservabilityTests
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
                "From event to commit: milliseconds | Queue: waiting events, and seconds of the oldest | Function: milliseconds, invocations",
                "Tables: write units a minute | Tables: read units a minute | Tables: throttles, errors, milliseconds of a transaction",
                "Alerts: a minute | E-mails: a minute | E-mails given up",
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

    [Test]
    public void Every_saved_query_asks_the_functions_logs_and_has_its_place_in_a_runbook()
    {
        var runbooks = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "operations.md"));

        foreach (var (address, query) in Synthesized.Dev.Resources("aws_cloudwatch_query_definition"))
        {
            Assert.That(
                query["log_group_names"].Strings().Single(),
                Does.StartWith("${aws_cloudwatch_log_group.processor_"),
                address
            );
            Assert.That(runbooks, Does.Contain($"`{query["name"]!.GetValue<string>().Split('/')[1]}`"), address);
        }
    }

    [Test]
    public void What_an_emulator_cannot_hold_is_left_out_by_one_setting_and_nothing_else_is()
    {
        var whole = Types(Synthesized.Dev);
        var emulated = Types(Synthesized.Emulated);

        Assert.That(
            whole.Except(emulated),
            Is.EquivalentTo(["aws_cloudwatch_composite_alarm", "aws_cloudwatch_query_definition"])
        );
        Assert.That(emulated.Except(whole), Is.Empty);
    }

    [TestCase("dev", null, null)]
    [TestCase("every", "arn:aws:lambda:eu-central-1:580247275435:layer:LambdaInsightsExtension:56", "Insights")]
    public void Lambda_Insights_is_a_layer_with_rights_to_its_own_log_group_alone(
        string suffix,
        string? layer,
        string? sid
    )
    {
        var stack = Synthesized.BySuffix(suffix);
        var insights = stack.Statements("processor_role_rights").GetValueOrDefault("Insights");

        Assert.That(stack.Resource("aws_lambda_function")["layers"]?.Strings().Single(), Is.EqualTo(layer));
        Assert.That(insights?["sid"]?.GetValue<string>(), Is.EqualTo(sid));
        Assert.That(
            insights?["resources"].Strings().Single() ?? "",
            sid is null ? Is.Empty : Does.EndWith(":log-group:/aws/lambda-insights:*")
        );
    }

    [Test]
    public void Without_tracing_the_function_has_no_right_to_trace() =>
        Assert.That(Synthesized.Every.Statements("processor_role_rights").Keys, Does.Not.Contain("Traces"));

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

    static IEnumerable<string> Types(Stack stack) => stack.Json["resource"]!.AsObject().Select(type => type.Key);
}
