using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.InfraTests.Market.Keys;

public class KeyTests
{
    static Dictionary<string, JsonObject> Policy => Synthesized.Every.Statements("key_policy_");

    [TestCase("dev", 7)]
    [TestCase("prod", 30)]
    public void The_key_rotates_and_can_be_restored_for_as_many_days_as_set(string suffix, int days)
    {
        var key = Synthesized.BySuffix(suffix).Resource("aws_kms_key", "key_");

        Assert.That(key["enable_key_rotation"]!.GetValue<bool>());
        Assert.That(key["deletion_window_in_days"]!.GetValue<int>(), Is.EqualTo(days));
    }

    [Test]
    public void The_policy_names_its_users_and_nobody_else() =>
        Assert.That(
            Policy.Select(entry => $"{entry.Key}: {Principal(entry.Value)}"),
            Is.EquivalentTo([
                "Administration: account",
                "AccountThroughServices: account",
                "AuditKeys: account",
                "AuditKeysCopied: account",
                "FunctionAuditKeys: ${aws_iam_role.processor_role}",
                "Rule: events.amazonaws.com",
                "TopicAlerts: sns.amazonaws.com",
                "Function: ${aws_iam_role.processor_role}",
                "Logs: logs.eu-central-1.amazonaws.com",
            ])
        );

    /// <summary>They may change its policy, which OWN-30 does not count: docs/security.md says so.</summary>
    [Test]
    public void Who_administers_the_key_does_so_by_named_actions() =>
        Assert.That(
            Policy["Administration"]["actions"].Strings(),
            Has.None.Contains("*").And.Some.EqualTo("kms:PutKeyPolicy").And.None.EqualTo("kms:CreateGrant")
        );

    [Test]
    public void The_account_uses_the_key_through_the_services_that_hold_its_data()
    {
        var condition = Policy["AccountThroughServices"]["condition"]!.AsArray().Single()!;

        Assert.That(condition["test"]!.GetValue<string>(), Is.EqualTo("StringEquals"));
        Assert.That(condition["variable"]!.GetValue<string>(), Is.EqualTo("kms:ViaService"));
        Assert.That(
            condition["values"].Strings(),
            Is.EquivalentTo([
                "dynamodb.eu-central-1.amazonaws.com",
                "lambda.eu-central-1.amazonaws.com",
                "sns.eu-central-1.amazonaws.com",
                "sqs.eu-central-1.amazonaws.com",
            ])
        );
    }

    [TestCase("AuditKeys")]
    [TestCase("FunctionAuditKeys")]
    public void Keys_of_the_audit_trail_are_made_and_decrypted_in_its_name_alone(string sid)
    {
        var condition = Policy[sid]["condition"]!.AsArray().Single()!;

        Assert.That(
            Policy[sid]["actions"].Strings(),
            Is.EquivalentTo(["kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext"])
        );
        Assert.That(
            condition["variable"]!.GetValue<string>(),
            Is.EqualTo($"kms:EncryptionContext:{AuditKeyContext.TrailTable}")
        );
        Assert.That(condition["values"].Strings().Single(), Is.EqualTo("dynamodb-audit-trail-every"));
    }

    [Test]
    public void No_secret_passes_through_the_deployment()
    {
        var json = Synthesized.Every.Json.ToJsonString();

        Assert.That(json, Does.Not.Contain("random_password").And.Not.Contain("aws_kms_ciphertext"));
    }

    [TestCase("Rule", "events.amazonaws.com", "aws:sqs:arn", "sqs-market-data-buffer-every")]
    [TestCase("TopicAlerts", "sns.amazonaws.com", "aws:sqs:arn", "sqs-market-alerts-dlq-every")]
    public void A_service_encrypts_what_it_sends_to_these_resources_of_the_stack_and_nothing_else(
        string sid,
        string service,
        string context,
        params string[] names
    )
    {
        var condition = Policy[sid]["condition"]!.AsArray().Single()!;

        Assert.That(Policy[sid]["actions"].Strings(), Is.EquivalentTo(["kms:Decrypt", "kms:GenerateDataKey"]));
        Assert.That(Policy[sid]["principals"]![0]!["identifiers"].Strings(), Is.EqualTo([service]));
        Assert.That(condition["test"]!.GetValue<string>(), Is.EqualTo("ArnEquals"));
        Assert.That(condition["variable"]!.GetValue<string>(), Is.EqualTo($"kms:EncryptionContext:{context}"));
        Assert.That(condition["values"].Strings().Select(arn => arn.Split(':')[^1]), Is.EquivalentTo(names));
    }

    [Test]
    public void CloudWatch_encrypts_this_stacks_log_group_only()
    {
        var condition = Policy["Logs"]["condition"]!.AsArray().Single()!;

        Assert.That(condition["variable"]!.GetValue<string>(), Is.EqualTo("kms:EncryptionContext:aws:logs:arn"));
        Assert.That(
            condition["values"].Strings().Single(),
            Does.EndWith(":log-group:/aws/lambda/lambda-market-data-processor-every")
        );
    }

    static string Principal(JsonObject statement)
    {
        var identifier = statement["principals"]!.AsArray().Single()!["identifiers"].Strings().Single();
        return identifier.EndsWith(":root", StringComparison.Ordinal) ? "account"
            : identifier.Contains("aws_iam_role.processor_role_", StringComparison.Ordinal)
                ? "${aws_iam_role.processor_role}"
            : identifier;
    }
}
