using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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

    static HashSet<string> InComposites { get; } =
    [
        .. new[] { Synthesized.BySuffix("prod"), Synthesized.Trades("prod") }.SelectMany(stack =>
            Alarms.In(stack.Resource("aws_cloudwatch_composite_alarm")["alarm_rule"]!.GetValue<string>())
        ),
    ];

    [Test]
    public void No_purpose_is_that_of_two_alarms_since_each_has_a_runbook_of_its_own() =>
        Assert.That(
            All.Select(alarm => (string)alarm.Arguments[0]!)
                .Concat(
                    new[] { Synthesized.BySuffix("prod"), Synthesized.Trades("prod") }.Select(stack =>
                        $"{stack.Resource("aws_cloudwatch_composite_alarm")["alarm_description"]}".Split('"')[1]
                    )
                ),
            Is.Unique
        );

    /// <summary>One mail for one trouble: the composite alarm mails for those that it is about.</summary>
    [TestCaseSource(nameof(All))]
    public void An_alarm_or_the_composite_one_tells_operations_but_never_traders(string purpose, JsonObject alarm)
    {
        var topic = purpose.EndsWith("key-changes", StringComparison.Ordinal) ? "keys" : "operations";
        foreach (var actions in new[] { "alarm_actions", "ok_actions" })
        {
            if (InComposites.Contains(purpose))
            {
                Assert.That(alarm.ContainsKey(actions), Is.False, purpose);
            }
            else
            {
                Assert.That(alarm[actions].Strings().Single(), Does.StartWith($"${{aws_sns_topic.{topic}_"), purpose);
            }
        }
    }

    /// <summary>The sweep invokes the processor each minute: where there is no data, nothing works.</summary>
    [TestCaseSource(nameof(All))]
    public void No_data_is_an_alarm_only_about_what_must_happen_all_the_time(string purpose, JsonObject alarm) =>
        Assert.That(
            alarm["treat_missing_data"]!.GetValue<string>(),
            Is.EqualTo(purpose == "no-invocations" ? "breaching" : "notBreaching"),
            purpose
        );

    /// <summary>
    /// CloudWatch leaves an alarm on metrics of DynamoDB as it is where data is missing, and there is none once nothing
    /// is throttled any more: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    /// </summary>
    [TestCaseSource(nameof(All))]
    public void An_alarm_about_DynamoDB_ends_although_the_metric_has_no_data_then(string purpose, JsonObject alarm)
    {
        if (Alarms.Metrics(alarm).Any(metric => metric.StartsWith("AWS/DynamoDB ", StringComparison.Ordinal)))
        {
            Assert.That(Alarms.Expression(alarm), Does.Contain("FILL(METRICS(), 0)"), purpose);
        }
    }

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
    public void An_alarm_names_a_runbook_that_exists(string purpose, JsonObject alarm)
    {
        var runbook = RunbookOf(purpose);
        Assert.That(
            alarm["alarm_description"]!.GetValue<string>(),
            Does.EndWith($". Runbook: \"{runbook}\" in docs/operations.md")
        );
        Assert.That(
            File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "operations.md")),
            Does.Contain($"### {runbook}")
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
                    Does.EndWith($". Runbook: https://wiki.example.com/market-data#{RunbookOf(purpose)}")
                );
            }
        }
    }

    /// <summary>The windows of a burn rate are about one thing.</summary>
    static string RunbookOf(string purpose) => Regex.Replace(purpose, "^(slow-commits)-.+$", "$1");
}
