using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Trades.Processing;

public class WorkflowRightsTests
{
    static Stack Dev => Synthesized.Trades("dev");

    static Dictionary<string, JsonObject> Rights => Dev.Statements("workflow_role_rights");

    [Test]
    public void The_workflow_has_these_rights_and_no_others() =>
        Assert.That(
            Rights.Keys,
            Is.EquivalentTo([
                "Tasks",
                "DeadLettersValidate",
                "DeadLettersEnrich",
                "DeadLettersRecord",
                "LogDelivery",
                "LogGroups",
                "Traces",
                "WorkflowExecutions",
                "WorkflowLogs",
                "WorkflowDeadLetters",
            ])
        );

    [Test]
    public void It_invokes_the_three_functions()
    {
        Assert.That(Rights["Tasks"]["actions"].Strings(), Is.EqualTo(["lambda:InvokeFunction"]));
        Assert.That(
            Rights["Tasks"]["resources"].Strings(),
            Is.EquivalentTo(Dev.Resources("aws_lambda_function").Select(entry => $"${{{entry.Key}.arn}}"))
        );
    }

    [TestCase("DeadLettersValidate", "validate")]
    [TestCase("DeadLettersEnrich", "enrich")]
    [TestCase("DeadLettersRecord", "record")]
    public void It_sends_to_the_dead_letter_queue_of_each_task(string sid, string task)
    {
        Assert.That(Rights[sid]["actions"].Strings(), Is.EqualTo(["sqs:SendMessage"]));
        Assert.That(
            Rights[sid]["resources"].Strings().Single(),
            Does.StartWith($"${{aws_sqs_queue.functions_{task}_dead-letters_")
        );
    }

    // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
    [Test]
    public void It_has_the_rights_that_AWS_asks_for_to_deliver_logs() =>
        Assert.That(
            Rights["LogDelivery"]["actions"].Strings().Concat(Rights["LogGroups"]["actions"].Strings()),
            Is.EquivalentTo([
                "logs:CreateLogDelivery",
                "logs:GetLogDelivery",
                "logs:UpdateLogDelivery",
                "logs:DeleteLogDelivery",
                "logs:ListLogDeliveries",
                "logs:PutResourcePolicy",
                "logs:DescribeResourcePolicies",
                "logs:DescribeLogGroups",
            ])
        );

    [Test]
    public void Only_log_deliveries_and_traces_name_no_resource_because_AWS_has_none() =>
        Assert.That(
            Rights.Where(entry => entry.Value["resources"].Strings().Contains("*")).Select(entry => entry.Key),
            Is.EquivalentTo(["LogDelivery", "Traces"])
        );

    [TestCase(
        "WorkflowExecutions",
        "aws:states:stateMachineArn",
        "stateMachine:sfn-trade-processing-dev",
        "kms:Decrypt",
        "kms:GenerateDataKey"
    )]
    [TestCase("WorkflowLogs", "SourceArn", "*", "kms:GenerateDataKey")]
    public void It_uses_the_key_for_executions_and_for_their_logs(
        string sid,
        string context,
        string end,
        params string[] actions
    )
    {
        foreach (var statement in new[] { Rights[sid], Dev.Statements("key_policy_")[sid] })
        {
            Assert.That(statement["actions"].Strings(), Is.EquivalentTo(actions));
            Assert.That(statement.Condition($"kms:EncryptionContext:{context}"), Does.EndWith($":{end}"));
        }
    }

    [Test]
    public void It_uses_the_key_for_what_it_sends_to_the_three_queues()
    {
        var condition = Rights["WorkflowDeadLetters"]["condition"]!.AsArray().Single()!;

        Assert.That(condition["variable"]!.GetValue<string>(), Is.EqualTo("kms:EncryptionContext:aws:sqs:arn"));
        Assert.That(
            condition["values"].Strings().Select(arn => arn.Split(':')[^1]),
            Is.EquivalentTo(["sqs-trades-validate-dlq-dev", "sqs-trades-enrich-dlq-dev", "sqs-trades-record-dlq-dev"])
        );
    }

    [Test]
    public void Only_Step_Functions_takes_the_role_and_only_for_this_workflow_of_this_account()
    {
        var trust = Dev.Statements("workflow_role_trust").Values.Single();

        Assert.That(trust["principals"]![0]!["identifiers"].Strings(), Is.EqualTo(["states.amazonaws.com"]));
        Assert.That(trust.Condition("aws:SourceAccount"), Does.StartWith("${data.aws_caller_identity."));
        Assert.That(trust.Condition("aws:SourceArn"), Does.EndWith(":stateMachine:sfn-trade-processing-dev"));
    }
}
