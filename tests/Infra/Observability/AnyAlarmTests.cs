using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.InfraTests.Observability;

/// <summary>What every alarm of every stack does.</summary>
public class AnyAlarmTests
{
    static IEnumerable<TestCaseData> All =>
        new[] { Synthesized.BySuffix("prod"), Synthesized.Trades("prod") }.SelectMany(stack =>
            Alarms
                .ByPurpose(stack)
                .Select(alarm => new TestCaseData(alarm.Key, alarm.Value).SetArgDisplayNames(alarm.Key))
        );

    [Test]
    public void No_purpose_is_that_of_two_alarms_since_each_has_a_runbook_of_its_own() =>
        Assert.That(
            All.Select(alarm => (string)alarm.Arguments[0]!)
                .Concat(
                    new[] { Synthesized.BySuffix("prod"), Synthesized.Trades("prod") }.Select(stack =>
                        $"{stack.Resource("aws_cloudwatch_composite_alarm")["alarm_description"]}".Split('#')[1]
                    )
                ),
            Is.Unique
        );

    [TestCaseSource(nameof(All))]
    public void An_alarm_tells_operations_when_it_goes_off_and_when_it_is_over_but_never_traders(
        string purpose,
        JsonObject alarm
    )
    {
        foreach (var actions in new[] { "alarm_actions", "ok_actions" })
        {
            Assert.That(alarm[actions].Strings().Single(), Does.StartWith("${aws_sns_topic.operations_"), purpose);
        }
    }

    [TestCaseSource(nameof(All))]
    public void No_data_is_no_alarm(string purpose, JsonObject alarm) =>
        Assert.That(alarm["treat_missing_data"]!.GetValue<string>(), Is.EqualTo("notBreaching"), purpose);

    [TestCaseSource(nameof(All))]
    public void An_alarm_goes_off_above_its_threshold_and_watches_no_more_than_CloudWatch_takes(
        string purpose,
        JsonObject alarm
    )
    {
        Assert.That(alarm["comparison_operator"]!.GetValue<string>(), Is.EqualTo("GreaterThanThreshold"), purpose);
        Assert.That(Alarms.Metrics(alarm).Count(), Is.InRange(1, 10), purpose);
    }

    [TestCaseSource(nameof(All))]
    public void An_alarm_links_to_a_runbook_that_exists(string purpose, JsonObject alarm)
    {
        Assert.That(
            alarm["alarm_description"]!.GetValue<string>(),
            Does.EndWith($". Runbook: docs/operations.md#{purpose}")
        );
        Assert.That(
            File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "operations.md")),
            Does.Contain($"### {purpose}")
        );
    }

    [Test]
    public void The_runbooks_may_be_elsewhere()
    {
        foreach (var stack in new[] { Synthesized.Every, Synthesized.Trades("every") })
        {
            foreach (var (purpose, alarm) in Alarms.ByPurpose(stack))
            {
                Assert.That(
                    alarm["alarm_description"]!.GetValue<string>(),
                    Does.EndWith($". Runbook: https://wiki.example.com/market-data#{purpose}")
                );
            }
        }
    }
}
