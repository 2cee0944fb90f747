using System.Globalization;
using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Scaling;

public class QuotaTests
{
    [Test]
    public void The_documentation_has_the_quotas_and_what_they_allow() =>
        GeneratedText.Verify("docs/scaling.md", "quotas", Markdown());

    /// <summary>Otherwise an event would take more of the quota than the table says.</summary>
    [Test]
    public void One_rule_and_one_archive_take_each_event()
    {
        var rules = Synthesized
            .Dev.Resources("aws_cloudwatch_event_rule")
            .Count(rule => rule.Value.ContainsKey("event_pattern") && rule.Value.ContainsKey("event_bus_name"));

        Assert.That(rules, Is.EqualTo(1));
        Assert.That(Synthesized.Dev.Resources("aws_cloudwatch_event_archive").Count(), Is.EqualTo(1));
    }

    /// <summary>Validate and enrich beside one another, what holds the two, and record.</summary>
    [Test]
    public void A_trade_enters_four_states()
    {
        var definition = Synthesized.Trades("dev").Resource("aws_sfn_state_machine");
        var states = JsonNode.Parse(definition["definition"]!.GetValue<string>())!;

        Assert.That(Entered(states), Is.EqualTo(4));
    }

    /// <summary>On the way on which nothing fails.</summary>
    static int Entered(JsonNode machine)
    {
        var entered = 0;
        for (var name = machine["StartAt"]?.GetValue<string>(); name is not null; )
        {
            var state = machine["States"]![name]!;
            entered += 1 + (state["Branches"]?.AsArray() ?? []).Sum(branch => Entered(branch!));
            name = state["Next"]?.GetValue<string>();
        }

        return entered;
    }

    static string Markdown()
    {
        string[] columns =
        [
            "`PutEvents` requests/s",
            "events/s put",
            "rules' invocations/s",
            "events/s delivered",
            "`StartExecution`/s, at once",
            "trades/s, at once",
            "messages/s to topics",
            "KMS requests/s",
        ];
        return $"""
            | Region | {string.Join(" | ", columns)} |
            |---|{string.Concat(columns.Select(_ => "---:|"))}
            {string.Join('\n', RegionQuotas.All.Select(Row))}

            """;
    }

    static string Row(RegionQuotas quotas) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {quotas.Region} | {quotas.PutEvents:N0} | {quotas.EventsPut:N0} | {quotas.Invocations:N0} "
                + $"| **{quotas.EventsDelivered:N0}** | {quotas.Executions:N0}, {quotas.FirstExecutions:N0} "
                + $"| **{quotas.Trades:N0}**, {quotas.TradesAtOnce:N0} | {quotas.Publications:N0} "
                + $"| {quotas.KeyRequests:N0} |"
        );
}
