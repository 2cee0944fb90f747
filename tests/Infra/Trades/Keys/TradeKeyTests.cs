using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.InfraTests.Trades.Keys;

public class TradeKeyTests
{
    static Dictionary<string, JsonObject> Policy => Synthesized.Trades("every").Statements("key_policy_");

    [Test]
    public void The_stack_has_a_key_of_its_own() =>
        Assert.That(
            Synthesized.Trades("dev").Resource("aws_kms_alias", "key_")["name"]!.GetValue<string>(),
            Is.EqualTo("alias/kms-trades-dev")
        );

    [Test]
    public void The_policy_names_its_users_and_nobody_else() =>
        Assert.That(
            Policy.Select(entry => $"{entry.Key}: {Principal(entry.Value)}"),
            Is.EquivalentTo([
                "Administration: account",
                "AccountThroughServices: account",
                "AuditKeys: account",
                "AuditKeysCopied: account",
                "FunctionValidate: functions_validate",
                "FunctionEnrich: functions_enrich",
                "FunctionRecord: functions_record",
                "FunctionAuditKeys: functions_record",
                "WorkflowExecutions: workflow",
                "WorkflowLogs: workflow",
                "WorkflowDeadLetters: workflow",
                "LogDelivery: delivery.logs.amazonaws.com",
                "LogsValidate: logs.eu-central-1.amazonaws.com",
                "LogsEnrich: logs.eu-central-1.amazonaws.com",
                "LogsRecord: logs.eu-central-1.amazonaws.com",
                "LogsWorkflow: logs.eu-central-1.amazonaws.com",
            ])
        );

    [Test]
    public void The_account_uses_the_key_through_the_services_that_hold_its_data() =>
        Assert.That(
            Policy["AccountThroughServices"]["condition"]!.AsArray().Single()!["values"].Strings(),
            Is.EquivalentTo(
                new[] { "dynamodb", "lambda", "sqs", "states" }.Select(service =>
                    $"{service}.eu-central-1.amazonaws.com"
                )
            )
        );

    [TestCase("AuditKeys")]
    [TestCase("FunctionAuditKeys")]
    public void Keys_of_the_audit_trail_are_made_and_decrypted_in_its_name_alone(string sid)
    {
        Assert.That(
            Policy[sid]["actions"].Strings(),
            Is.EquivalentTo(["kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext"])
        );
        Assert.That(
            Policy[sid].Condition($"kms:EncryptionContext:{AuditKeyContext.TrailTable}"),
            Is.EqualTo("dynamodb-trades-audit-trail-every")
        );
    }

    // https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
    [Test]
    public void CloudWatchs_delivery_decrypts_the_logs_of_this_account_on_their_way()
    {
        Assert.That(Policy["LogDelivery"]["actions"].Strings(), Is.EqualTo(["kms:Decrypt"]));
        Assert.That(
            Policy["LogDelivery"].Condition("kms:EncryptionContext:SourceArn"),
            Does.Match(@"^arn:.+:logs:eu-central-1:\$\{data\.aws_caller_identity\.\w+\.account_id\}:\*$")
        );
    }

    [TestCase("LogsValidate", "/aws/lambda/lambda-trades-validate-every")]
    [TestCase("LogsWorkflow", "/aws/vendedlogs/states/sfn-trade-processing-every")]
    public void CloudWatch_encrypts_this_stacks_log_groups_only(string sid, string group) =>
        Assert.That(Policy[sid].Condition("kms:EncryptionContext:aws:logs:arn"), Does.EndWith($":log-group:{group}"));

    [TestCase("eu-west-1")]
    [TestCase("us-east-1")]
    public void A_replicas_key_is_used_through_DynamoDB_of_its_region_alone(string region) =>
        Assert.That(
            Synthesized
                .Trades("every")
                .Statements($"replicas_policy-{region}")["AccountThroughServices"]
                .Condition("kms:ViaService"),
            Is.EqualTo($"dynamodb.{region}.amazonaws.com")
        );

    [TestCase("dev")]
    [TestCase("prod", "eu-west-1")]
    public void There_is_a_provider_for_each_region_of_the_trades_replicas(string suffix, params string[] regions) =>
        Assert.That(
            Synthesized.Trades(suffix).Json["provider"]!["aws"]!.AsArray().Skip(1).Select(aws => $"{aws!["alias"]}"),
            Is.EqualTo(regions)
        );

    /// <summary>The account, a service, or whose role it is.</summary>
    static string Principal(JsonObject statement)
    {
        var identifier = statement["principals"]!.AsArray().Single()!["identifiers"].Strings().Single();
        return identifier.EndsWith(":root", StringComparison.Ordinal) ? "account"
            : identifier.StartsWith("${aws_iam_role.", StringComparison.Ordinal)
                ? identifier["${aws_iam_role.".Length..].Split("_role_")[0]
            : identifier;
    }
}
