using MarketData.Contract;

namespace MarketData.InfraTests.Market.Events;

public class EventTests
{
    [Test]
    public void The_rule_matches_market_sources_and_the_three_detail_types()
    {
        var source = $$"""[{"prefix" = "{{BusEvents.SourcePrefix}}"}]""";
        var types = string.Join(", ", BusEvents.DetailTypes.Select(type => $"\"{type}\""));

        Assert.That(
            Synthesized.Dev.Resource("aws_cloudwatch_event_rule", "delivery_")["event_pattern"]!.GetValue<string>(),
            Is.EqualTo($$"""${jsonencode({"source" = {{source}}, "detail-type" = [{{types}}]})}""")
        );
    }

    [TestCase("dev", null)]
    [TestCase("every", "$.detail.symbol")]
    [TestCase("emulated", null)]
    public void A_symbol_is_a_message_group_where_the_queue_is_to_be_fair(string suffix, string? group)
    {
        var target = Synthesized.BySuffix(suffix).Resource("aws_cloudwatch_event_target", "delivery_");

        Assert.That(target["sqs_target"]?["message_group_id"]?.GetValue<string>(), Is.EqualTo(group));
    }

    [TestCase("dev", 90)]
    [TestCase("every", 7)]
    public void What_the_rule_matches_is_archived_for_replays(string suffix, int days)
    {
        var stack = Synthesized.BySuffix(suffix);
        var archive = stack.Resource("aws_cloudwatch_event_archive");

        Assert.That(archive["retention_days"]!.GetValue<int>(), Is.EqualTo(days));
        Assert.That(archive["event_source_arn"]!.GetValue<string>(), Does.StartWith("${aws_cloudwatch_event_bus."));
        Assert.That(
            archive["event_pattern"]!.GetValue<string>(),
            Is.EqualTo(stack.Resource("aws_cloudwatch_event_rule", "delivery_")["event_pattern"]!.GetValue<string>())
        );
    }

    [Test]
    public void The_whole_envelope_goes_to_the_buffer_with_retries_for_a_day_and_then_to_dead_letters()
    {
        var target = Synthesized.Dev.Resource("aws_cloudwatch_event_target", "delivery_");

        Assert.That(target["arn"]!.GetValue<string>(), Does.StartWith("${aws_sqs_queue.buffer_events_"));
        Assert.That(
            target.Select(attribute => attribute.Key),
            Has.None.AnyOf("input", "input_path", "input_transformer")
        );
        Assert.That(target["retry_policy"]!["maximum_event_age_in_seconds"]!.GetValue<int>(), Is.EqualTo(86_400));
        Assert.That(
            target["dead_letter_config"]!["arn"]!.GetValue<string>(),
            Does.StartWith("${aws_sqs_queue.delivery_dead-letters_")
        );
    }

    [Test]
    public void The_rule_and_its_target_are_on_the_stacks_own_bus()
    {
        Assert.That(
            Synthesized.Dev.Resource("aws_cloudwatch_event_rule", "delivery_")["event_bus_name"]!.GetValue<string>(),
            Does.StartWith("${aws_cloudwatch_event_bus.")
        );
        Assert.That(
            Synthesized.Dev.Resource("aws_cloudwatch_event_target", "delivery_")["event_bus_name"]!.GetValue<string>(),
            Does.StartWith("${aws_cloudwatch_event_bus.")
        );
    }
}
