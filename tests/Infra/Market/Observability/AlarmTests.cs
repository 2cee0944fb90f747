using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.InfraTests.Observability;

namespace MarketData.InfraTests.Market.Observability;

public class AlarmTests
{
    static readonly Dictionary<string, JsonObject> Dev = Alarms.ByPurpose(Synthesized.Dev);
    static readonly Dictionary<string, JsonObject> Every = Alarms.ByPurpose(Synthesized.Every);

    static IEnumerable<string> Purposes => Dev.Keys;

    [TestCase("error-rate", 1, 2, "IF(invocations > 0, 100 * FILL(errors, 0) / invocations, 0)")]
    [TestCase("event-failures", 1, 3, "IF(received > 0, 100 * (FILL(failed, 0) + FILL(rejected, 0)) / received, 0)")]
    [TestCase("bugs", 0, 0, null)]
    [TestCase("ahead-events", 0, 0, null)]
    [TestCase("overdue-alerts", 0, 0, null)]
    [TestCase("throttles", 0, 0, null)]
    // p95 above half of 30 s; above four fifths of 60 s.
    [TestCase("duration", 15_000, 48_000, null)]
    [TestCase("skipped-rules", 0, 0, null)]
    [TestCase("dead-letters", 0, 0, null)]
    [TestCase("target-dead-letters", 0, 0, null)]
    [TestCase("oldest-event", 60, 120, null)]
    [TestCase("failed-deliveries", 0, 0, null)]
    [TestCase("failed-notifications", 0, 0, "SUM([m1, m2])")]
    [TestCase("notification-dead-letters", 0, 0, "SUM([m1, m2])")]
    [TestCase("write-throttles", 0, 0, "SUM([m1, m2, m3, m4, m5, m6, m7, m8, m9])")]
    [TestCase("read-throttles", 0, 0, "SUM([m1, m2, m3, m4, m5, m6, m7, m8, m9])")]
    [TestCase("table-errors", 0, 0, "SUM([m1, m2, m3, m4, m5, m6, m7, m8])")]
    [TestCase("write-units", 1_200_000, 600_000, "SUM([m1, m2, m3, m4, m5, m6, m7, m8, m9])")]
    [TestCase("read-units", 1_200_000, 300_000, "SUM([m1, m2, m3, m4, m5, m6, m7, m8, m9])")]
    public void An_alarm_goes_off_above_its_threshold(string purpose, int threshold, int whenSet, string? expression)
    {
        Assert.That(Dev[purpose]["comparison_operator"]!.GetValue<string>(), Is.EqualTo("GreaterThanThreshold"));
        Assert.That(Dev[purpose]["threshold"]!.GetValue<int>(), Is.EqualTo(threshold));
        Assert.That(Every[purpose]["threshold"]!.GetValue<int>(), Is.EqualTo(whenSet));
        Assert.That(
            Alarms
                .Queries(Dev[purpose])
                .Single(query => query.ContainsKey("return_data"))["expression"]
                ?.GetValue<string>(),
            Is.EqualTo(expression)
        );
    }

    [TestCase("error-rate", "AWS/Lambda", "Errors", "Sum", 300)]
    [TestCase("error-rate", "AWS/Lambda", "Invocations", "Sum", 300)]
    [TestCase("event-failures", "MarketData/dev", MetricNames.Received, "Sum", 300)]
    [TestCase("event-failures", "MarketData/dev", MetricNames.Failed, "Sum", 300)]
    [TestCase("event-failures", "MarketData/dev", MetricNames.Rejected, "Sum", 300)]
    [TestCase("bugs", "MarketData/dev", MetricNames.Bugs, "Sum", 300)]
    [TestCase("ahead-events", "MarketData/dev", MetricNames.Ahead, "Sum", 300)]
    [TestCase("overdue-alerts", "MarketData/dev", MetricNames.OverdueAlerts, "Maximum", 300)]
    [TestCase("throttles", "AWS/Lambda", "Throttles", "Sum", 300)]
    [TestCase("duration", "AWS/Lambda", "Duration", "p95", 300)]
    [TestCase("skipped-rules", "MarketData/dev", MetricNames.BadRules, "Maximum", 300)]
    [TestCase("dead-letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", 60)]
    [TestCase("target-dead-letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", 60)]
    [TestCase("oldest-event", "AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", 60)]
    [TestCase("failed-deliveries", "AWS/Events", "FailedInvocations", "Sum", 300)]
    [TestCase("failed-notifications", "AWS/SNS", "NumberOfNotificationsFailed", "Sum", 300)]
    [TestCase("write-throttles", "AWS/DynamoDB", "WriteThrottleEvents", "Sum", 300)]
    [TestCase("read-throttles", "AWS/DynamoDB", "ReadThrottleEvents", "Sum", 300)]
    [TestCase("table-errors", "AWS/DynamoDB", "SystemErrors", "Sum", 300)]
    [TestCase("write-units", "AWS/DynamoDB", "ConsumedWriteCapacityUnits", "Sum", 60)]
    [TestCase("read-units", "AWS/DynamoDB", "ConsumedReadCapacityUnits", "Sum", 60)]
    public void An_alarm_watches_its_metric(
        string purpose,
        string metricNamespace,
        string name,
        string statistic,
        int period
    )
    {
        var metrics = Alarms.Queries(Dev[purpose]).Select(query => query["metric"]).OfType<JsonObject>().ToList();

        Assert.That(
            metrics,
            Has.Some.Matches<JsonObject>(metric =>
                $"{metric["namespace"]} {metric["metric_name"]} {metric["stat"]} {metric["period"]}"
                == $"{metricNamespace} {name} {statistic} {period}"
            )
        );
        Assert.That(metrics, Has.Count.LessThanOrEqualTo(10), "CloudWatch's limit");
    }

    [Test]
    public void Every_table_and_every_index_is_watched()
    {
        var metrics = Alarms
            .Queries(Dev["write-throttles"])
            .Select(query => query["metric"])
            .OfType<JsonObject>()
            .Select(metric => metric["dimensions"]!.AsObject())
            .ToList();
        var indexes = Synthesized
            .Dev.Resources("aws_dynamodb_table")
            .Sum(table => table.Value["global_secondary_index"]?.AsArray().Count ?? 0);

        Assert.That(
            metrics.Select(dimensions => dimensions["TableName"]!.GetValue<string>()).Distinct().Count(),
            Is.EqualTo(Synthesized.Dev.Resources("aws_dynamodb_table").Count())
        );
        Assert.That(
            metrics.Count(dimensions => dimensions.ContainsKey("GlobalSecondaryIndexName")),
            Is.EqualTo(indexes)
        );
    }

    [Test]
    public void The_pipeline_is_unhealthy_when_an_alarm_says_that_events_or_alerts_do_not_get_through()
    {
        var composite = Synthesized.Dev.Resource("aws_cloudwatch_composite_alarm");
        var rule = composite["alarm_rule"]!.GetValue<string>();

        Assert.That(
            Alarms.In(rule),
            Is.EquivalentTo(Purposes.Except(["duration", "skipped-rules", "write-units", "read-units"]))
        );
        Assert.That(composite["alarm_actions"].Strings().Single(), Does.StartWith("${aws_sns_topic.operations_"));
        Assert.That(
            composite["alarm_description"]!.GetValue<string>(),
            Does.EndWith(". Runbook: docs/operations.md#unhealthy")
        );
    }
}
