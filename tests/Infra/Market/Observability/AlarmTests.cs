using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Contract;
using MarketData.InfraTests.Observability;

namespace MarketData.InfraTests.Market.Observability;

public class AlarmTests
{
    static readonly Dictionary<string, JsonObject> Dev = Alarms.ByPurpose(Synthesized.Dev);
    static readonly Dictionary<string, JsonObject> Every = Alarms.ByPurpose(Synthesized.Every);

    static IEnumerable<string> Purposes => Dev.Keys;

    /// <summary>Of all metrics, where one without data is 0.</summary>
    const string Sum = "SUM(FILL(METRICS(), 0))";

    [TestCase("error-rate", 1, 2, "IF(invocations > 0, 100 * FILL(errors, 0) / invocations, 0)")]
    [TestCase("event-failures", 1, 3, "IF(failed > 6 AND received > 0, 100 * failed / received, 0)")]
    [TestCase("rejected-events", 1, 3, "IF(received > 0, 100 * FILL(rejected, 0) / received, 0)")]
    [TestCase("no-invocations", 0, 0, "IF(FILL(invocations, 0) > 0, 0, 1)")]
    [TestCase("bugs", 0, 0, null)]
    [TestCase("ahead-events", 0, 0, null)]
    [TestCase("overdue-alerts", 0, 0, null)]
    [TestCase("throttles", 0, 0, null)]
    // p95 above three tenths of 30 s, less than the ten seconds that commits may take; above four fifths of 60 s.
    [TestCase("duration", 9_000, 48_000, null)]
    [TestCase("skipped-rules", 0, 0, null)]
    [TestCase("dead-letters", 0, 0, null)]
    [TestCase("target-dead-letters", 0, 0, null)]
    // Ten days, of the 14 that SQS keeps messages.
    [TestCase("expiring-dead-letters", 864_000, 864_000, "MAX(FILL(METRICS(), 0))")]
    [TestCase("failed-deliveries", 0, 0, null)]
    [TestCase("retried-deliveries", 0, 0, null)]
    [TestCase("late-deliveries", 10_000, 10_000, null)]
    [TestCase("lost-events", 0, 0, null)]
    [TestCase("key-changes", 0, 0, null)]
    [TestCase("failed-notifications", 0, 0, Sum)]
    [TestCase("notification-dead-letters", 0, 0, Sum)]
    [TestCase("write-throttles", 0, 0, Sum)]
    [TestCase("read-throttles", 0, 0, Sum)]
    [TestCase("table-errors", 0, 0, Sum)]
    [TestCase("write-units", 1_200_000, 600_000, Sum)]
    [TestCase("read-units", 1_200_000, 300_000, Sum)]
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
    [TestCase("rejected-events", "MarketData/dev", MetricNames.Received, "Sum", 300)]
    [TestCase("rejected-events", "MarketData/dev", MetricNames.Rejected, "Sum", 300)]
    [TestCase("no-invocations", "AWS/Lambda", "Invocations", "Sum", 300)]
    [TestCase("slow-commits-5m", "MarketData/dev", MetricNames.SlowCommits, "Sum", 300)]
    [TestCase("slow-commits-1h", "MarketData/dev", MetricNames.Stored, "Sum", 3600)]
    [TestCase("slow-commits-30m", "MarketData/dev", MetricNames.SlowCommits, "Sum", 1800)]
    [TestCase("slow-commits-6h", "MarketData/dev", MetricNames.Stored, "Sum", 21_600)]
    [TestCase("bugs", "MarketData/dev", MetricNames.Bugs, "Sum", 300)]
    [TestCase("ahead-events", "MarketData/dev", MetricNames.Ahead, "Sum", 300)]
    [TestCase("overdue-alerts", "MarketData/dev", MetricNames.OverdueAlerts, "Maximum", 300)]
    [TestCase("throttles", "AWS/Lambda", "Throttles", "Sum", 300)]
    [TestCase("duration", "AWS/Lambda", "Duration", "p95", 300)]
    [TestCase("skipped-rules", "MarketData/dev", MetricNames.BadRules, "Maximum", 300)]
    [TestCase("dead-letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", 60)]
    [TestCase("target-dead-letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", 60)]
    [TestCase("oldest-event", "AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", 60)]
    [TestCase("oldest-event", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", 60)]
    [TestCase("expiring-dead-letters", "AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", 300)]
    [TestCase("failed-deliveries", "AWS/Events", "FailedInvocations", "Sum", 300)]
    [TestCase("retried-deliveries", "AWS/Events", "RetryInvocationAttempts", "Sum", 300)]
    [TestCase("late-deliveries", "AWS/Events", "IngestionToInvocationSuccessLatency", "Maximum", 60)]
    [TestCase("lost-events", "AWS/Events", "InvocationsFailedToBeSentToDlq", "Sum", 60)]
    [TestCase("key-changes", "AWS/Events", "MatchedEvents", "Sum", 60)]
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

    /// <summary>14.4 and 6 times one event in a hundred: https://sre.google/workbook/alerting-on-slos/</summary>
    [TestCase("slow-commits-5m", 14.4)]
    [TestCase("slow-commits-1h", 14.4)]
    [TestCase("slow-commits-30m", 6)]
    [TestCase("slow-commits-6h", 6)]
    public void Slow_commits_are_told_by_how_fast_they_use_up_what_was_promised(string purpose, double percent)
    {
        Assert.That(Dev[purpose]["threshold"]!.GetValue<double>(), Is.EqualTo(percent));
        Assert.That(
            Alarms.Expression(Dev[purpose]),
            Is.EqualTo("IF(slow > 10 AND stored > 0, 100 * slow / stored, 0)")
        );
        Assert.That(
            Dev[purpose]["alarm_description"]!.GetValue<string>(),
            Does.Contain(" took more than 500 ms ").And.EndsWith("Runbook: \"slow-commits\" in docs/operations.md")
        );
        Assert.That(Every[purpose]["alarm_description"]!.GetValue<string>(), Does.Contain(" took more than 2000 ms "));
    }

    // 10 events for each of four functions, and 60 s with three receives of 180 s; 1,000 for 39, 120 s and 600 s.
    [TestCase("dev", "IF(waiting > 40 OR (waiting > 0 AND age > 600), age, 0)", 60)]
    [TestCase("every", "IF(waiting > 40000 OR (waiting > 0 AND age > 1920), age, 0)", 120)]
    public void Events_that_wait_are_told_when_they_are_a_backlog_and_not_for_one_that_fails(
        string suffix,
        string expression,
        int threshold
    )
    {
        var alarm = Alarms.ByPurpose(Synthesized.BySuffix(suffix))["oldest-event"];

        Assert.That(Alarms.Expression(alarm), Is.EqualTo(expression));
        Assert.That(alarm["threshold"]!.GetValue<int>(), Is.EqualTo(threshold));
    }

    [Test]
    public void Too_few_events_are_told_in_trading_hours_where_the_settings_say_when_these_are()
    {
        Assert.That(Dev, Does.Not.ContainKey("too-few-events"));
        Assert.That(
            Alarms.Expression(Every["too-few-events"]),
            Is.EqualTo(
                "IF(DAY(received) >= 1 AND DAY(received) <= 5 AND (HOUR(received) * 60 + MINUTE(received)) >= 480 "
                    + "AND (HOUR(received) * 60 + MINUTE(received)) <= 985 AND received < 100, 1, 0)"
            )
        );
    }

    [Test]
    public void Every_dead_letter_queue_is_watched_before_its_messages_expire() =>
        Assert.That(
            Alarms
                .Queries(Dev["expiring-dead-letters"])
                .Select(query => query["metric"]?["dimensions"]?["QueueName"]?.GetValue<string>())
                .OfType<string>()
                .Select(name => name.Split('.')[1]),
            Is.EquivalentTo(
                Synthesized
                    .Dev.Resources("aws_sqs_queue")
                    .Select(queue => queue.Key.Split('.')[1])
                    .Where(name => name.Contains("dead-letters", StringComparison.Ordinal))
            )
        );

    [Test]
    public void The_pipeline_is_unhealthy_while_events_or_alerts_do_not_get_through_and_mails_for_its_alarms()
    {
        var composite = Synthesized.Dev.Resource("aws_cloudwatch_composite_alarm");
        var rule = composite["alarm_rule"]!.GetValue<string>();

        Assert.That(
            Alarms.In(rule),
            Is.EquivalentTo([
                "error-rate",
                "event-failures",
                "no-invocations",
                "overdue-alerts",
                "throttles",
                "slow-commits-5m",
                "slow-commits-1h",
                "slow-commits-30m",
                "slow-commits-6h",
                "failed-deliveries",
                "retried-deliveries",
                "late-deliveries",
                "oldest-event",
                "write-throttles",
                "read-throttles",
                "table-errors",
            ])
        );
        Assert.That(
            Regex.Replace(rule, @"\$\{aws_cloudwatch_metric_alarm\.alarms_([a-z0-9-]+)_alarm_\w+\.alarm_name\}", "$1"),
            Does.Contain(
                " OR (ALARM(slow-commits-5m) AND ALARM(slow-commits-1h))"
                    + " OR (ALARM(slow-commits-30m) AND ALARM(slow-commits-6h)) OR "
            )
        );
        Assert.That(composite["alarm_actions"].Strings().Single(), Does.StartWith("${aws_sns_topic.operations_"));
        Assert.That(
            composite["alarm_description"]!.GetValue<string>(),
            Does.EndWith(". Runbook: \"unhealthy\" in docs/operations.md")
        );
    }
}
