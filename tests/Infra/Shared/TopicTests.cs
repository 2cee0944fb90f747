using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketData.InfraTests.Shared;

public class TopicTests
{
    [Test]
    public void Alerts_are_mailed_to_the_traders_and_alarms_to_operations()
    {
        Assert.That(Endpoints("alerts"), Is.EquivalentTo(["desk@example.com", "risk@example.com", "ibm@example.com"]));
        Assert.That(Endpoints("operations"), Is.EqualTo(["on-call@example.com"]));
        Assert.That(Endpoints("keys"), Is.EqualTo(["on-call@example.com"]));
        Assert.That(
            Subscriptions(Synthesized.Every).Select(subscription => subscription["protocol"]!.GetValue<string>()),
            Has.All.EqualTo("email")
        );
        Assert.That(Synthesized.Dev.Json["resource"]!.AsObject().ContainsKey("aws_sns_topic_subscription"), Is.False);
    }

    [TestCase("desk@example.com", null)]
    [TestCase("risk@example.com", """${jsonencode({"severity" = ["MEDIUM", "HIGH"]})}""")]
    [TestCase("ibm@example.com", """${jsonencode({"symbol" = ["IBM", "IBM.N"], "severity" = ["HIGH"]})}""")]
    public void A_subscriber_gets_the_alerts_of_the_symbols_and_severities_asked_for(string email, string? filter)
    {
        var subscription = Subscriptions(Synthesized.Every)
            .Single(subscription => subscription["endpoint"]!.GetValue<string>() == email);

        Assert.That(subscription["filter_policy"]?.GetValue<string>(), Is.EqualTo(filter));
    }

    [Test]
    public void What_cannot_be_mailed_waits_in_the_topics_dead_letter_queue()
    {
        foreach (var subscription in Subscriptions(Synthesized.Every))
        {
            var topic = Regex
                .Match(subscription["topic_arn"]!.GetValue<string>(), @"\.([a-z]+)_topic_")
                .Groups[1]
                .Value;

            Assert.That(
                subscription["redrive_policy"]!.GetValue<string>(),
                Does.Match($@"""deadLetterTargetArn"" = aws_sqs_queue\.{topic}_dead-letters_queue_\w+\.arn")
            );
        }
    }

    [Test]
    public void Alerts_are_encrypted_with_the_stacks_key() =>
        Assert.That(
            Synthesized.Dev.Resource("aws_sns_topic", "alerts_")["kms_master_key_id"]!.GetValue<string>(),
            Does.StartWith("${aws_kms_key.key_")
        );

    [Test]
    public void Only_the_accounts_own_policies_let_anyone_publish_alerts() =>
        Assert.That(Synthesized.Dev.Statements("alerts_policy").Keys, Is.EqualTo(["TlsOnly"]));

    [TestCase("operations")]
    [TestCase("keys")]
    public void Only_this_environments_alarms_publish_to_operations(string topic)
    {
        var alarms = Synthesized.Dev.Statements($"{topic}_policy")["Alarms"];

        Assert.That(alarms["actions"].Strings(), Is.EqualTo(["sns:Publish"]));
        Assert.That(alarms["principals"]![0]!["identifiers"].Strings(), Is.EqualTo(["cloudwatch.amazonaws.com"]));
        var conditions = alarms["condition"]!
            .AsArray()
            .ToDictionary(condition => condition!["variable"]!.GetValue<string>(), condition => condition!);
        Assert.That(
            conditions["aws:SourceAccount"]["values"].Strings().Single(),
            Does.StartWith("${data.aws_caller_identity.")
        );
        Assert.That(conditions["aws:SourceArn"]["test"]!.GetValue<string>(), Is.EqualTo("ArnLike"));
        Assert.That(conditions["aws:SourceArn"]["values"].Strings().Single(), Does.EndWith(":alarm:cloudwatch-*-dev"));
    }

    static IEnumerable<JsonObject> Subscriptions(Stack stack) =>
        stack.Resources("aws_sns_topic_subscription").Select(entry => entry.Value);

    static IEnumerable<string> Endpoints(string topic) =>
        Subscriptions(Synthesized.Every)
            .Where(subscription =>
                subscription["topic_arn"]!
                    .GetValue<string>()
                    .StartsWith($"${{aws_sns_topic.{topic}_", StringComparison.Ordinal)
            )
            .Select(subscription => subscription["endpoint"]!.GetValue<string>());
}
