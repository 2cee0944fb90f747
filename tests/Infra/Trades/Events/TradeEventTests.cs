namespace MarketData.InfraTests.Trades.Events;

public class TradeEventTests
{
    static Stack Dev => Synthesized.Trades("dev");

    [Test]
    public void The_rule_matches_trade_events_of_trading_sources() =>
        Assert.That(
            Dev.Resource("aws_cloudwatch_event_rule", "start_")["event_pattern"]!.GetValue<string>(),
            Is.EqualTo("""${jsonencode({"source" = [{"prefix" = "trading."}], "detail-type" = ["Trade Event"]})}""")
        );

    [TestCase("dev", 90)]
    [TestCase("every", 7)]
    public void What_the_rule_matches_is_archived_for_replays(string suffix, int days)
    {
        var stack = Synthesized.Trades(suffix);
        var archive = stack.Resource("aws_cloudwatch_event_archive");

        Assert.That(archive["retention_days"]!.GetValue<int>(), Is.EqualTo(days));
        Assert.That(
            archive["event_pattern"]!.GetValue<string>(),
            Is.EqualTo(stack.Resource("aws_cloudwatch_event_rule", "start_")["event_pattern"]!.GetValue<string>())
        );
    }

    [Test]
    public void An_event_starts_an_execution_with_its_whole_envelope()
    {
        var target = Dev.Resource("aws_cloudwatch_event_target");

        Assert.That(target["arn"]!.GetValue<string>(), Does.StartWith("${aws_sfn_state_machine.workflow_"));
        Assert.That(
            Dev.Resource("aws_cloudwatch_event_bus")["name"]!.GetValue<string>(),
            Is.EqualTo("eventbridge-trades-dev")
        );
        Assert.That(
            target.Select(attribute => attribute.Key),
            Has.None.AnyOf("input", "input_path", "input_transformer")
        );
    }

    [Test]
    public void A_start_is_tried_again_for_a_day_and_then_kept()
    {
        var target = Dev.Resource("aws_cloudwatch_event_target");

        Assert.That(target["retry_policy"]!["maximum_event_age_in_seconds"]!.GetValue<int>(), Is.EqualTo(86_400));
        Assert.That(target["retry_policy"]!["maximum_retry_attempts"]!.GetValue<int>(), Is.EqualTo(185));
        Assert.That(
            target["dead_letter_config"]!["arn"]!.GetValue<string>(),
            Does.StartWith("${aws_sqs_queue.start_dead-letters_")
        );
        Assert.That(
            Dev.Resource("aws_sqs_queue", "start_dead-letters")["name"]!.GetValue<string>(),
            Is.EqualTo("sqs-trades-start-dlq-dev")
        );
    }

    [Test]
    public void The_rule_and_nobody_else_sends_to_the_queue_of_what_could_not_be_started()
    {
        var statements = Dev.Statements("start_dead-letters_policy");

        Assert.That(statements.Keys, Is.EquivalentTo(["TlsOnly", "Rule"]));
        Assert.That(
            statements["Rule"]["condition"]!.AsArray().Single()!["values"].Strings().Single(),
            Does.EndWith(":rule/eventbridge-trades-dev/eventbridge-trades-rule-dev")
        );
    }

    [Test]
    public void Under_the_rules_role_this_one_workflow_is_started_and_nothing_else_is_done()
    {
        var right = Dev.Statements("start_role_rights").Values.Single();

        Assert.That(right["actions"].Strings(), Is.EqualTo(["states:StartExecution"]));
        Assert.That(right["resources"].Strings().Single(), Does.StartWith("${aws_sfn_state_machine.workflow_"));
    }

    [Test]
    public void Only_EventBridge_takes_that_role_and_only_for_this_rule_of_this_account()
    {
        var trust = Dev.Statements("start_role_trust").Values.Single();

        Assert.That(trust["principals"]![0]!["identifiers"].Strings(), Is.EqualTo(["events.amazonaws.com"]));
        Assert.That(trust.Condition("aws:SourceAccount"), Does.StartWith("${data.aws_caller_identity."));
        Assert.That(trust.Condition("aws:SourceArn"), Does.StartWith("${aws_cloudwatch_event_rule.start_rule_"));
    }
}
