namespace MarketData.InfraTests.Market.Processing;

public class RightsTests
{
    [TestCase(
        "Consume",
        "aws_sqs_queue.buffer_events_",
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage"
    )]
    [TestCase("MarketData", "aws_dynamodb_table.tables_market-data_", "dynamodb:PutItem")]
    [TestCase("Bars", "aws_dynamodb_table.tables_bars_", "dynamodb:PutItem", "dynamodb:Query")]
    [TestCase(
        "SymbolState",
        "aws_dynamodb_table.tables_symbol-state_",
        "dynamodb:BatchGetItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem"
    )]
    [TestCase(
        "Alerts",
        "aws_dynamodb_table.tables_alerts_",
        "dynamodb:BatchGetItem",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem"
    )]
    [TestCase("PendingAlerts", "aws_dynamodb_table.tables_alerts_", "dynamodb:Query")]
    [TestCase("AuditTrail", "aws_dynamodb_table.tables_audit-trail_", "dynamodb:PutItem")]
    [TestCase("AlertRules", "aws_dynamodb_table.tables_alert-rules_", "dynamodb:Scan")]
    [TestCase("DeadLetters", "aws_sqs_queue.buffer_dead-letters_", "sqs:SendMessage")]
    [TestCase("Topic", "aws_sns_topic.alerts_", "sns:Publish")]
    [TestCase("Key", "aws_kms_key.key_", "kms:Decrypt", "kms:GenerateDataKey")]
    [TestCase("FunctionAuditKeys", "aws_kms_key.key_", "kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext")]
    [TestCase("Logs", "aws_cloudwatch_log_group.processor_", "logs:CreateLogStream", "logs:PutLogEvents")]
    public void The_function_may_do_this_on_that_and_no_more(string sid, string resource, params string[] actions)
    {
        var statement = Synthesized.Dev.Statements("processor_role_rights")[sid];

        Assert.That(statement["actions"].Strings(), Is.EquivalentTo(actions));
        Assert.That(statement["resources"].Strings().Single(), Does.StartWith($"${{{resource}"));
    }

    [Test]
    public void The_function_has_no_right_that_is_not_in_the_table_above_but_traces() =>
        Assert.That(
            Synthesized.Dev.Statements("processor_role_rights").Keys,
            Is.EquivalentTo([
                "Consume",
                "MarketData",
                "Bars",
                "SymbolState",
                "Alerts",
                "PendingAlerts",
                "AuditTrail",
                "AlertRules",
                "DeadLetters",
                "Topic",
                "Key",
                "FunctionAuditKeys",
                "Logs",
                "Traces",
            ])
        );

    [Test]
    public void Only_the_right_to_send_traces_names_no_resource_because_AWS_has_none()
    {
        var everywhere = Synthesized
            .Dev.Statements("processor_role_rights")
            .Where(entry => entry.Value["resources"].Strings().Contains("*"))
            .ToList();

        Assert.That(everywhere.Select(entry => entry.Key), Is.EqualTo(["Traces"]));
        Assert.That(
            everywhere[0].Value["actions"].Strings(),
            Is.EquivalentTo(["xray:PutTelemetryRecords", "xray:PutTraceSegments"])
        );
    }

    [Test]
    public void No_right_has_a_wildcard_among_its_actions() =>
        Assert.That(
            Synthesized
                .Dev.Statements("processor_role_rights")
                .Values.SelectMany(statement => statement["actions"].Strings()),
            Has.None.Contains("*")
        );

    [Test]
    public void The_pending_alerts_are_queried_on_their_index_only() =>
        Assert.That(
            Synthesized.Dev.Statements("processor_role_rights")["PendingAlerts"]["resources"].Strings(),
            Has.One.EndsWith(".arn}/index/StatusIndex")
        );

    [Test]
    public void Only_Lambda_takes_the_role() =>
        Assert.That(
            Synthesized.Dev.Statements("processor_role_trust").Values.Single().ToJsonString(),
            Is.EqualTo(
                """
                {"actions":["sts:AssumeRole"],"principals":[{"identifiers":["lambda.amazonaws.com"],"type":"Service"}]}
                """
            )
        );

    [Test]
    public void There_is_one_role_with_one_policy_and_no_managed_ones()
    {
        Assert.That(Synthesized.Dev.Resource("aws_iam_role").ContainsKey("managed_policy_arns"), Is.False);
        Assert.That(
            Synthesized.Dev.Resource("aws_iam_role_policy")["policy"]!.GetValue<string>(),
            Does.StartWith("${data.aws_iam_policy_document.processor_role_rights_")
        );
        Assert.That(
            Synthesized.Dev.Json["resource"]!.AsObject().Select(type => type.Key),
            Does.Not.Contain("aws_iam_role_policy_attachment")
        );
    }

    [Test]
    public void Without_tracing_the_function_has_no_right_to_trace() =>
        Assert.That(Synthesized.Every.Statements("processor_role_rights").Keys, Does.Not.Contain("Traces"));
}
