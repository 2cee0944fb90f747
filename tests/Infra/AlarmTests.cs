namespace MarketData.InfraTests;

public class AlarmTests
{
    [Test]
    public void More_than_one_failed_invocation_in_a_hundred_over_five_minutes_is_an_alarm()
    {
        var alarm = Synthesized.Dev.Resource("aws_cloudwatch_metric_alarm");
        var queries = alarm["metric_query"]!.AsArray().ToDictionary(query => query!["id"]!.GetValue<string>());

        Assert.That(alarm["comparison_operator"]!.GetValue<string>(), Is.EqualTo("GreaterThanThreshold"));
        Assert.That(alarm["threshold"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(queries["error_rate"]!["expression"]!.GetValue<string>(),
            Is.EqualTo("IF(invocations > 0, 100 * FILL(errors, 0) / invocations, 0)"));
        foreach (var (id, metric) in new[] { ("errors", "Errors"), ("invocations", "Invocations") })
        {
            Assert.That(queries[id]!["metric"]!["metric_name"]!.GetValue<string>(), Is.EqualTo(metric));
            Assert.That(queries[id]!["metric"]!["period"]!.GetValue<int>(), Is.EqualTo(300));
            Assert.That(queries[id]!["metric"]!["stat"]!.GetValue<string>(), Is.EqualTo("Sum"));
            Assert.That(queries[id]!["metric"]!["dimensions"]!["FunctionName"]!.GetValue<string>(), Does.StartWith("${aws_lambda_function."));
        }
    }

    [Test]
    public void No_data_is_no_alarm() =>
        Assert.That(Synthesized.Dev.Resource("aws_cloudwatch_metric_alarm")["treat_missing_data"]!.GetValue<string>(), Is.EqualTo("notBreaching"));

    [Test]
    public void Traders_get_no_operational_alarm()
    {
        var alarm = Synthesized.Dev.Resource("aws_cloudwatch_metric_alarm");

        Assert.That(alarm.Select(attribute => attribute.Key), Has.None.AnyOf("alarm_actions", "ok_actions", "insufficient_data_actions"));
    }

    [Test]
    public void Alerts_are_mailed_to_every_address_of_the_settings()
    {
        var subscriptions = Synthesized.Every.Resources("aws_sns_topic_subscription").Select(entry => entry.Value).ToList();

        Assert.That(subscriptions.Select(subscription => subscription["endpoint"]!.GetValue<string>()),
            Is.EquivalentTo(["desk@example.com", "risk@example.com", "ibm@example.com"]));
        Assert.That(subscriptions.Select(subscription => subscription["protocol"]!.GetValue<string>()), Has.All.EqualTo("email"));
        Assert.That(Synthesized.Dev.Json["resource"]!.AsObject().ContainsKey("aws_sns_topic_subscription"), Is.False);
    }

    [TestCase("desk@example.com", null)]
    [TestCase("risk@example.com", """${jsonencode({"severity" = ["MEDIUM", "HIGH"]})}""")]
    [TestCase("ibm@example.com", """${jsonencode({"symbol" = ["IBM", "IBM.N"], "severity" = ["HIGH"]})}""")]
    public void A_subscriber_gets_the_alerts_of_the_symbols_and_severities_asked_for(string email, string? filter)
    {
        var subscription = Synthesized.Every.Resources("aws_sns_topic_subscription").Select(entry => entry.Value)
            .Single(subscription => subscription["endpoint"]!.GetValue<string>() == email);

        Assert.That(subscription["filter_policy"]?.GetValue<string>(), Is.EqualTo(filter));
    }

    [Test]
    public void The_topic_is_encrypted_with_the_stacks_key() =>
        Assert.That(Synthesized.Dev.Resource("aws_sns_topic")["kms_master_key_id"]!.GetValue<string>(), Does.StartWith("${aws_kms_key."));
}
