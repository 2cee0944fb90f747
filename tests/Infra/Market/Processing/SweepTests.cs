namespace MarketData.InfraTests.Market.Processing;

public class SweepTests
{
    [Test]
    public void Each_minute_the_function_gets_an_empty_batch()
    {
        var target = Synthesized.Dev.Resource("aws_cloudwatch_event_target", "sweep_");

        Assert.That(
            Synthesized.Dev.Resource("aws_cloudwatch_event_rule", "sweep_")["schedule_expression"]!.GetValue<string>(),
            Is.EqualTo("rate(1 minute)")
        );
        Assert.That(target["input"]!.GetValue<string>(), Is.EqualTo("""{"Records":[]}"""));
    }

    [Test]
    public void A_lost_sweep_is_not_repeated()
    {
        var retries = Synthesized.Dev.Resource("aws_cloudwatch_event_target", "sweep_")["retry_policy"]!;
        var invocations = Synthesized.Dev.Resource("aws_lambda_function_event_invoke_config");

        Assert.That(retries["maximum_retry_attempts"]!.GetValue<int>(), Is.Zero);
        Assert.That(invocations["maximum_retry_attempts"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public void No_other_rule_may_invoke_the_function()
    {
        var permission = Synthesized.Dev.Resource("aws_lambda_permission");

        Assert.That(permission["principal"]!.GetValue<string>(), Is.EqualTo("events.amazonaws.com"));
        Assert.That(permission["source_arn"]!.GetValue<string>(), Does.StartWith("${aws_cloudwatch_event_rule.sweep_"));
    }
}
