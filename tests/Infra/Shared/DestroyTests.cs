using MarketData.Contract;

namespace MarketData.InfraTests.Shared;

/// <summary>
/// What a first <c>destroy</c> could trip over, and the order that keeps it from that. Sources are files of
/// terraform-provider-aws 5.100.0 below <c>internal/service</c>. What no order helps against is in docs/operations.md.
/// </summary>
public class DestroyTests
{
    // events/rule.go: DeleteRule is refused while there are targets.
    [TestCase("vpc", "aws_cloudwatch_event_target.delivery_", "aws_cloudwatch_event_rule.delivery_")]
    // events/bus.go does not try again; a bus still has a deleted rule, or an archive's, for a while:
    // https://github.com/anomalyco/sst/issues/4325. The queue, for whose end sqs/queue.go waits, is in between.
    [TestCase("vpc", "aws_cloudwatch_event_rule.delivery_", "aws_sqs_queue.delivery_dead-letters_")]
    [TestCase("vpc", "aws_cloudwatch_event_archive.", "aws_sqs_queue.delivery_dead-letters_")]
    [TestCase("vpc", "aws_sqs_queue.delivery_dead-letters_", "aws_cloudwatch_event_bus.")]
    // ec2/vpc_security_group.go waits 45 minutes for Lambda's interfaces, which Lambda gives back under the role:
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
    [TestCase("vpc", "aws_lambda_function.processor_", "aws_security_group.network_function_")]
    [TestCase("vpc", "aws_security_group.network_function_", "aws_iam_role_policy.processor_")]
    [TestCase("reused", "aws_security_group.network_function_", "aws_iam_role_policy.processor_")]
    // A function that runs on without its mapping's queue fails; Lambda would make a log group anew.
    [TestCase("vpc", "aws_lambda_event_source_mapping.", "aws_sqs_queue.buffer_events_")]
    [TestCase("vpc", "aws_lambda_event_source_mapping.", "aws_lambda_function.")]
    [TestCase("vpc", "aws_lambda_function.", "aws_cloudwatch_log_group.")]
    // What is still encrypted with a key that waits for its deletion could no longer be read on the way.
    [TestCase("vpc", "aws_cloudwatch_log_group.", "aws_kms_key.key_")]
    [TestCase("vpc", "aws_sqs_queue.buffer_", "aws_kms_key.key_")]
    [TestCase("vpc", "aws_dynamodb_table.", "aws_kms_key.key_")]
    [TestCase("vpc", "aws_lambda_function.", "aws_kms_key.key_")]
    // CloudWatch: a composite alarm names its children.
    [TestCase("vpc", "aws_cloudwatch_composite_alarm.", "aws_cloudwatch_metric_alarm.alarms_error-rate_")]
    // sns: a subscription's dead letters have somewhere to go as long as it is there.
    [TestCase("every", "aws_sns_topic_subscription.alerts_", "aws_sqs_queue.alerts_dead-letters_")]
    public void Of_market_data_this_is_destroyed_before_that(string suffix, string first, string then) =>
        Assert.That(new Graph(Synthesized.BySuffix(suffix)).DestroysBefore(first, then));

    [TestCase("vpc", "aws_cloudwatch_event_target.start_", "aws_cloudwatch_event_rule.start_")]
    [TestCase("vpc", "aws_cloudwatch_event_rule.start_", "aws_sqs_queue.start_dead-letters_")]
    [TestCase("vpc", "aws_cloudwatch_event_archive.", "aws_sqs_queue.start_dead-letters_")]
    [TestCase("vpc", "aws_sqs_queue.start_dead-letters_", "aws_cloudwatch_event_bus.")]
    [TestCase("vpc", "aws_security_group.network_function_", "aws_iam_role_policy.functions_validate_")]
    [TestCase("vpc", "aws_security_group.network_function_", "aws_iam_role_policy.functions_enrich_")]
    [TestCase("vpc", "aws_security_group.network_function_", "aws_iam_role_policy.functions_record_")]
    // sfn/state_machine.go waits for executions that still run; they need role, functions and logs until then.
    [TestCase("vpc", "aws_sfn_state_machine.", "aws_iam_role_policy.workflow_")]
    [TestCase("vpc", "aws_sfn_state_machine.", "aws_lambda_function.functions_")]
    [TestCase("vpc", "aws_sfn_state_machine.", "aws_cloudwatch_log_group.workflow_")]
    [TestCase("vpc", "aws_sfn_state_machine.", "aws_kms_key.key_")]
    public void Of_trades_this_is_destroyed_before_that(string suffix, string first, string then) =>
        Assert.That(new Graph(Synthesized.Trades(suffix)).DestroysBefore(first, then));

    [TestCase(ResourceNames.MarketData)]
    [TestCase(ResourceNames.Trades)]
    public void No_two_resources_wait_for_each_other(string stack)
    {
        var graph = new Graph(Synthesized.Of("every").Single(one => one.Name == $"{stack}-every"));

        Assert.That(graph.Circles, Is.Empty);
    }
}
