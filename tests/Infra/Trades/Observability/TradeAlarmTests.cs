using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.InfraTests.Observability;

namespace MarketData.InfraTests.Trades.Observability;

public class TradeAlarmTests
{
    const string Rejected = "IF(SUM([recorded, rejected]) > 0, 100 * FILL(rejected, 0) / SUM([recorded, rejected]), 0)";
    const string Sum = "SUM(FILL(METRICS(), 0))";
    const string Errors = "IF(SUM([i1, i2, i3]) > 0, 100 * SUM([e1, e2, e3]) / SUM([i1, i2, i3]), 0)";

    static readonly Dictionary<string, JsonObject> Dev = Alarms.ByPurpose(Synthesized.Trades("dev"));
    static readonly Dictionary<string, JsonObject> Prod = Alarms.ByPurpose(Synthesized.Trades("prod"));
    static readonly Dictionary<string, JsonObject> Every = Alarms.ByPurpose(Synthesized.Trades("every"));

    [TestCase("failed-starts", 0, null)]
    [TestCase("retried-starts", 0, null)]
    [TestCase("late-starts", 10_000, null)]
    [TestCase("lost-trade-events", 0, null)]
    [TestCase("start-dead-letters", 0, null)]
    [TestCase("executions-failed", 0, null)]
    [TestCase("executions-timed-out", 0, null)]
    [TestCase("executions-aborted", 0, null)]
    [TestCase("executions-throttled", 0, null)]
    [TestCase("validate-dead-letters", 0, null)]
    [TestCase("enrich-dead-letters", 0, null)]
    [TestCase("record-dead-letters", 0, null)]
    [TestCase("conflicting-trades", 0, null)]
    [TestCase("rejected-trades", 5, Rejected)]
    [TestCase("record-latency", 2_000, null)]
    [TestCase("trades-throttles", 0, Sum)]
    [TestCase("trades-errors", 1, Errors)]
    [TestCase("trades-write-throttles", 0, Sum)]
    [TestCase("trades-read-throttles", 0, Sum)]
    [TestCase("replication-latency", 60_000, "MAX(FILL(METRICS(), 0))")]
    [TestCase("trades-expiring-dead-letters", 864_000, "MAX(FILL(METRICS(), 0))")]
    [TestCase("trades-key-changes", 0, null)]
    [TestCase("trades-failed-notifications", 0, Sum)]
    [TestCase("trades-notification-dead-letters", 0, Sum)]
    public void An_alarm_goes_off_above_its_threshold(string purpose, int threshold, string? expression)
    {
        Assert.That(Prod[purpose]["threshold"]!.GetValue<int>(), Is.EqualTo(threshold));
        Assert.That(Alarms.Expression(Prod[purpose]), Is.EqualTo(expression));
    }

    [TestCase("failed-starts", "AWS/Events FailedInvocations Sum 300")]
    [TestCase("retried-starts", "AWS/Events RetryInvocationAttempts Sum 300")]
    [TestCase("late-starts", "AWS/Events IngestionToInvocationSuccessLatency Maximum 60")]
    [TestCase("lost-trade-events", "AWS/Events InvocationsFailedToBeSentToDlq Sum 60")]
    [TestCase("trades-key-changes", "AWS/Events MatchedEvents Sum 60")]
    [TestCase("trades-expiring-dead-letters", "AWS/SQS ApproximateAgeOfOldestMessage Maximum 300")]
    [TestCase("start-dead-letters", "AWS/SQS ApproximateNumberOfMessagesVisible Maximum 60")]
    [TestCase("executions-failed", "AWS/States ExecutionsFailed Sum 300")]
    [TestCase("executions-timed-out", "AWS/States ExecutionsTimedOut Sum 300")]
    [TestCase("executions-aborted", "AWS/States ExecutionsAborted Sum 300")]
    [TestCase("executions-throttled", "AWS/States ExecutionThrottled Sum 300")]
    [TestCase("validate-dead-letters", "AWS/SQS ApproximateNumberOfMessagesVisible Maximum 60")]
    [TestCase("enrich-dead-letters", "AWS/SQS ApproximateNumberOfMessagesVisible Maximum 60")]
    [TestCase("record-dead-letters", "AWS/SQS ApproximateNumberOfMessagesVisible Maximum 60")]
    [TestCase("conflicting-trades", $"MarketData/prod {MetricNames.TradesConflicting} Sum 300")]
    [TestCase("rejected-trades", $"MarketData/prod {MetricNames.TradesRecorded} Sum 300")]
    [TestCase("rejected-trades", $"MarketData/prod {MetricNames.TradesRejected} Sum 300")]
    [TestCase("record-latency", $"MarketData/prod {MetricNames.EventToRecord} p99 300")]
    [TestCase("trades-throttles", "AWS/Lambda Throttles Sum 300")]
    [TestCase("trades-errors", "AWS/Lambda Errors Sum 300")]
    [TestCase("trades-errors", "AWS/Lambda Invocations Sum 300")]
    [TestCase("trades-write-throttles", "AWS/DynamoDB WriteThrottleEvents Sum 300")]
    [TestCase("trades-read-throttles", "AWS/DynamoDB ReadThrottleEvents Sum 300")]
    [TestCase("replication-latency", "AWS/DynamoDB ReplicationLatency Maximum 300")]
    [TestCase("trades-failed-notifications", "AWS/SNS NumberOfNotificationsFailed Sum 300")]
    [TestCase("trades-notification-dead-letters", "AWS/SQS ApproximateNumberOfMessagesVisible Maximum 60")]
    public void An_alarm_watches_its_metric(string purpose, string metric) =>
        Assert.That(Alarms.Metrics(Prod[purpose]), Has.Some.EqualTo(metric));

    [TestCase("start-dead-letters", "QueueName", "aws_sqs_queue.start_dead-letters_")]
    [TestCase("validate-dead-letters", "QueueName", "aws_sqs_queue.functions_validate_dead-letters_")]
    [TestCase("enrich-dead-letters", "QueueName", "aws_sqs_queue.functions_enrich_dead-letters_")]
    [TestCase("record-dead-letters", "QueueName", "aws_sqs_queue.functions_record_dead-letters_")]
    [TestCase("executions-failed", "StateMachineArn", "aws_sfn_state_machine.workflow_machine_")]
    [TestCase("failed-starts", "RuleName", "aws_cloudwatch_event_rule.start_rule_")]
    public void An_alarm_watches_what_it_is_named_after(string purpose, string dimension, string resource) =>
        Assert.That(
            Alarms.Queries(Dev[purpose]).Single()["metric"]!["dimensions"]![dimension]!.GetValue<string>(),
            Does.StartWith($"${{{resource}")
        );

    [Test]
    public void A_trade_late_for_a_quarter_of_an_hour_is_told_and_no_single_one() =>
        Assert.That(Dev["record-latency"]["evaluation_periods"]!.GetValue<int>(), Is.EqualTo(3));

    [Test]
    public void The_share_of_failed_invocations_is_that_of_the_settings() =>
        Assert.That(Every["trades-errors"]["threshold"]!.GetValue<int>(), Is.EqualTo(2));

    [Test]
    public void Each_replica_of_each_table_is_watched_and_nothing_where_there_are_none()
    {
        Assert.That(Dev, Does.Not.ContainKey("replication-latency"));
        Assert.That(
            Alarms
                .Queries(Every["replication-latency"])
                .Select(query => query["metric"]?["dimensions"])
                .OfType<JsonObject>()
                .Select(dimensions =>
                    $"{dimensions["TableName"]!.ToString().Split('_')[3]} {dimensions["ReceivingRegion"]}"
                ),
            Is.EquivalentTo([
                "trades eu-west-1",
                "trades us-east-1",
                "trades-audit-trail eu-west-1",
                "trades-audit-trail us-east-1",
            ])
        );
    }

    [Test]
    public void Trade_processing_is_unhealthy_when_trades_are_not_recorded_but_not_when_the_business_refuses_them()
    {
        var composite = Synthesized.Trades("prod").Resource("aws_cloudwatch_composite_alarm");

        Assert.That(
            Alarms.In(composite["alarm_rule"]!.GetValue<string>()),
            Is.EquivalentTo([
                "failed-starts",
                "retried-starts",
                "late-starts",
                "executions-failed",
                "executions-throttled",
                "record-latency",
                "trades-throttles",
                "trades-errors",
                "trades-write-throttles",
                "trades-read-throttles",
                "replication-latency",
            ])
        );
        Assert.That(
            composite["alarm_description"]!.GetValue<string>(),
            Does.EndWith(". Runbook: \"trades-unhealthy\" in docs/operations.md")
        );
    }
}
