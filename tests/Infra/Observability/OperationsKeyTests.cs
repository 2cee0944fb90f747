using System.Text.RegularExpressions;

namespace MarketData.InfraTests.Observability;

/// <summary>What is told although a key is disabled. Both stacks do the same.</summary>
public class OperationsKeyTests
{
    static IEnumerable<Stack> Stacks => [Synthesized.Every, Synthesized.Trades("every")];

    [TestCaseSource(nameof(Stacks))]
    public void Alarms_are_told_under_a_key_that_encrypts_nothing_else(object named)
    {
        var stack = (Stack)named;
        var policy = stack.Statements("operations-key_policy_");

        Assert.That(
            stack.Resource("aws_sns_topic", "operations_")["kms_master_key_id"]!.GetValue<string>(),
            Does.StartWith("${aws_kms_key.operations-key_")
        );
        Assert.That(
            stack.Json["resource"]!
                .AsObject()
                .Where(type => type.Key != "aws_ssm_parameter")
                .Sum(type => Regex.Count($"{type.Value}", @"""\$\{aws_kms_key\.operations-key_\w+\.arn\}""")),
            Is.EqualTo(1),
            "the topic's, and no other resource's"
        );
        Assert.That(policy.Keys, Is.EquivalentTo(["Administration", "AccountThroughServices", "Alarms"]));
        Assert.That(
            policy["Alarms"]["principals"]![0]!["identifiers"].Strings(),
            Is.EqualTo(["cloudwatch.amazonaws.com"])
        );
        Assert.That(
            policy["Alarms"].Condition("kms:EncryptionContext:aws:sns:topicArn"),
            Does.Match(":sns-(market-data|trades)-operations-every$")
        );
        Assert.That(
            policy["AccountThroughServices"].Condition("kms:ViaService"),
            Is.EqualTo("sns.eu-central-1.amazonaws.com")
        );
    }

    [TestCaseSource(nameof(Stacks))]
    public void What_happens_to_keys_is_told_without_any(object named)
    {
        var stack = (Stack)named;

        Assert.That(stack.Resource("aws_sns_topic", "keys_").ContainsKey("kms_master_key_id"), Is.False);
        foreach (var topic in new[] { "keys", "operations" })
        {
            var queue = stack.Resource("aws_sqs_queue", $"{topic}_dead-letters");
            Assert.That(queue["sqs_managed_sse_enabled"]!.GetValue<bool>(), topic);
            Assert.That(queue.ContainsKey("kms_master_key_id"), Is.False, topic);
        }
    }

    [TestCaseSource(nameof(Stacks))]
    public void Both_keys_are_watched_by_a_rule_that_counts(object named)
    {
        var stack = (Stack)named;
        var (address, rule) = stack
            .Resources("aws_cloudwatch_event_rule")
            .Single(entry => entry.Key.Contains("key-watch", StringComparison.Ordinal));
        var pattern = rule["event_pattern"]!.GetValue<string>();

        Assert.That(rule.ContainsKey("event_bus_name"), Is.False, "AWS's own events come to the default bus");
        foreach (
            var call in new[] { "DisableKey", "EnableKey", "ScheduleKeyDeletion", "CancelKeyDeletion", "PutKeyPolicy" }
        )
        {
            Assert.That(pattern, Does.Contain($"\"{call}\""));
        }

        Assert.That(pattern, Does.Contain("\"KMS CMK Deletion\"").And.Contain("\"AWS API Call via CloudTrail\""));
        Assert.That(
            Regex.Matches(pattern, @"aws_kms_key\.(key|operations-key)_").Select(key => key.Groups[1].Value).Distinct(),
            Is.EquivalentTo(["key", "operations-key"])
        );
        Assert.That(
            stack
                .Resources("aws_cloudwatch_event_target")
                .Select(target => target.Value["rule"]!.GetValue<string>())
                .Where(name => name.Contains(address, StringComparison.Ordinal)),
            Is.Empty,
            "the alarm on its count needs no right to publish that a rule would need"
        );
    }
}
