using System.Text.Json.Nodes;
using MarketData.InfraTests.Policies.Iam;

namespace MarketData.InfraTests.Market.Events;

public class QueueTests
{
    const int FourteenDays = 1_209_600;

    const string OwnRule = "own";

    [Test]
    public void Every_queue_keeps_messages_for_fourteen_days_and_encrypts_them()
    {
        Assert.That(Synthesized.Dev.Resources("aws_sqs_queue").Count(), Is.EqualTo(6));
        foreach (var (address, queue) in Synthesized.Dev.Resources("aws_sqs_queue"))
        {
            Assert.That(queue["message_retention_seconds"]!.GetValue<int>(), Is.EqualTo(FourteenDays), address);
        }
    }

    /// <summary>What comes to the others when the key is disabled would be dropped if they needed it too.</summary>
    [TestCase("buffer_events", true)]
    [TestCase("buffer_dead-letters", true)]
    [TestCase("alerts_dead-letters", true)]
    [TestCase("delivery_dead-letters", false)]
    [TestCase("operations_dead-letters", false)]
    [TestCase("keys_dead-letters", false)]
    public void A_queue_is_encrypted_with_the_stacks_key_or_where_that_may_fail_by_SQS(string queue, bool byTheKey)
    {
        var json = Synthesized.Dev.Resource("aws_sqs_queue", queue);

        Assert.That(
            json["kms_master_key_id"]?.GetValue<string>(),
            byTheKey ? Does.Match(@"^\$\{aws_kms_key\.key_\w+\.arn\}$") : Is.Null
        );
        Assert.That(json["sqs_managed_sse_enabled"]?.GetValue<bool>(), Is.EqualTo(byTheKey ? (bool?)null : true));
    }

    [TestCase("dev", 20)]
    [TestCase("every", 5)]
    public void A_message_that_fails_too_often_goes_to_the_buffers_dead_letter_queue(string suffix, int receives)
    {
        var stack = Synthesized.BySuffix(suffix);

        var redrive = stack.Resource("aws_sqs_queue", "buffer_events")["redrive_policy"]!.GetValue<string>();

        Assert.That(redrive, Does.Contain($"\"maxReceiveCount\" = {receives}"));
        Assert.That(
            redrive,
            Does.Match(@"""deadLetterTargetArn"" = aws_sqs_queue\.buffer_dead-letters_queue_\w+\.arn")
        );
    }

    [Test]
    public void Only_the_buffer_may_use_its_dead_letter_queue()
    {
        var deadLetters = Synthesized.Dev.Resource("aws_sqs_queue", "buffer_dead-letters");

        Assert.That(
            deadLetters["redrive_allow_policy"]!.GetValue<string>(),
            Does.Match(
                @"""redrivePermission"" = ""byQueue"", "
                    + @"""sourceQueueArns"" = \[""arn:.+:sqs:us-east-1:.+:sqs-market-data-buffer-dev""\]"
            )
        );
    }

    [TestCase("buffer_events", "sqs-market-data-buffer-dev", "TlsOnly", "Rule", "NobodyElse")]
    [TestCase("delivery_dead-letters", "sqs-market-data-target-dlq-dev", "TlsOnly", "Rule")]
    public void A_queue_that_EventBridge_fills_lets_this_one_rule_send(string queue, string name, params string[] sids)
    {
        var statements = Synthesized.Dev.Statements($"{queue}_policy");

        Assert.That(statements.Keys, Is.EquivalentTo(sids));
        var rule = statements["Rule"];
        Assert.That(rule["actions"].Strings(), Is.EqualTo(["sqs:SendMessage"]));
        Assert.That(rule["principals"]![0]!["identifiers"].Strings(), Is.EqualTo(["events.amazonaws.com"]));
        Assert.That(rule["resources"].Strings(), Has.One.EndsWith($":{name}"));
        Assert.That(
            Synthesized.Dev.Resource("aws_sqs_queue", queue)["policy"]!.GetValue<string>(),
            Does.StartWith($"${{data.aws_iam_policy_document.{queue}_policy_")
        );
        AssertOnlyForTheRule(rule);
    }

    [TestCase("dev", OwnRule, null, false)]
    [TestCase("dev", "arn:aws:events:us-east-1:111122223333:rule/other/rule", null, true)]
    [TestCase("dev", null, "arn:aws:iam::111122223333:role/admin", true)]
    [TestCase("dev", null, "arn:aws:iam::111122223333:role/operations/on-call", true)]
    [TestCase("every", OwnRule, null, false)]
    [TestCase("every", null, "arn:aws:iam::111122223333:role/admin", true)]
    [TestCase("every", null, "arn:aws:iam::111122223333:role/operations/on-call", false)]
    public void Whatever_IAM_allows_nobody_sends_to_the_buffer_but_the_rule_and_the_operators_of_the_settings(
        string suffix,
        string? source,
        string? principal,
        bool refused
    )
    {
        var stack = Synthesized.BySuffix(suffix);
        var statement = stack.Statements("buffer_events_policy")["NobodyElse"];
        var rule = $"${{{stack.Resources("aws_cloudwatch_event_rule").Single(IsOfDelivery).Key}.arn}}";
        var context = new Dictionary<string, string[]>();
        if (source is not null)
        {
            context["aws:SourceArn"] = [source == OwnRule ? rule : source];
        }

        if (principal is not null)
        {
            context["aws:PrincipalArn"] = [principal];
        }

        Assert.That(statement["effect"]!.GetValue<string>(), Is.EqualTo("Deny"));
        Assert.That(statement["actions"].Strings(), Is.EqualTo(["sqs:SendMessage"]));
        Assert.That(statement["principals"]![0]!["identifiers"].Strings(), Is.EqualTo(["*"]));
        Assert.That(IamConditions.Hold(statement, context), Is.EqualTo(refused));
    }

    [Test]
    public void The_buffers_dead_letter_queue_has_no_sender_but_the_buffer() =>
        Assert.That(Synthesized.Dev.Statements("buffer_dead-letters_policy").Keys, Is.EqualTo(["TlsOnly"]));

    [TestCase("alerts")]
    [TestCase("operations")]
    [TestCase("keys")]
    public void A_topics_dead_letter_queue_lets_this_one_topic_send_and_nobody_else(string topic)
    {
        var statements = Synthesized.Dev.Statements($"{topic}_dead-letters_policy");

        Assert.That(statements.Keys, Is.EquivalentTo(["TlsOnly", "Topic"]));
        Assert.That(statements["Topic"]["principals"]![0]!["identifiers"].Strings(), Is.EqualTo(["sns.amazonaws.com"]));
        Assert.That(
            statements["Topic"]["condition"]![0]!["values"].Strings().Single(),
            Does.StartWith($"${{aws_sns_topic.{topic}_topic_")
        );
    }

    [TestCase("buffer_events", "sqs:*")]
    [TestCase("buffer_dead-letters", "sqs:*")]
    [TestCase("delivery_dead-letters", "sqs:*")]
    [TestCase("alerts_dead-letters", "sqs:*")]
    [TestCase("operations_dead-letters", "sqs:*")]
    [TestCase("keys_dead-letters", "sqs:*")]
    [TestCase("alerts", "sns:Publish")]
    [TestCase("operations", "sns:Publish")]
    [TestCase("keys", "sns:Publish")]
    [TestCase("bus", "events:PutEvents")]
    public void Nothing_is_taken_without_TLS(string owner, string action)
    {
        var statement = Synthesized.Dev.Statements($"{owner}_policy_")["TlsOnly"];

        Assert.That(statement["effect"]!.GetValue<string>(), Is.EqualTo("Deny"));
        Assert.That(statement["actions"].Strings(), Is.EqualTo([action]));
        Assert.That(statement["principals"]![0]!["identifiers"].Strings(), Is.EqualTo(["*"]));
        Assert.That(
            statement["condition"]!.ToJsonString(),
            Is.EqualTo("""[{"test":"Bool","values":["false"],"variable":"aws:SecureTransport"}]""")
        );
    }

    static bool IsOfDelivery(KeyValuePair<string, JsonObject> rule) =>
        rule.Key.StartsWith("aws_cloudwatch_event_rule.delivery_", StringComparison.Ordinal);

    /// <summary>By its name where the queue is destroyed after the rule.</summary>
    static void AssertOnlyForTheRule(JsonObject statement)
    {
        var condition = statement["condition"]!.AsArray().Single()!;
        Assert.That(condition["test"]!.GetValue<string>(), Is.EqualTo("ArnEquals"));
        Assert.That(condition["variable"]!.GetValue<string>(), Is.EqualTo("aws:SourceArn"));
        Assert.That(
            condition["values"].Strings().Single(),
            Does.Match(@"^\$\{aws_cloudwatch_event_rule\.delivery_rule_\w+\.arn\}$")
                .Or.EndsWith(":rule/eventbridge-market-data-dev/eventbridge-market-data-rule-dev")
        );
    }
}
