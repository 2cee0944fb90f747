using MarketData.Infra.Shared;

namespace MarketData.Infra.Trades.Processing;

/// <summary>What Step Functions does under the workflow's role.</summary>
sealed class WorkflowRights(Foundation foundation, ServiceRole role)
{
    /// <summary>It invokes the functions, and keeps what they could not do.</summary>
    public void GrantTasks(IReadOnlyList<TradeTask> tasks)
    {
        role.Allow("Tasks", ["lambda:InvokeFunction"], [.. tasks.Select(task => task.FunctionArn)]);
        foreach (var task in tasks)
        {
            task.DeadLetterQueue.GrantSendByRole($"DeadLetters{task.Sid}", role);
        }
    }

    /// <summary>
    /// Log deliveries and traces have no resources to name; log groups are listed within the account.
    /// https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
    /// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
    /// </summary>
    public void GrantTelling(bool tracing)
    {
        role.Allow(
            "LogDelivery",
            [
                "logs:CreateLogDelivery",
                "logs:DeleteLogDelivery",
                "logs:DescribeResourcePolicies",
                "logs:GetLogDelivery",
                "logs:ListLogDeliveries",
                "logs:PutResourcePolicy",
                "logs:UpdateLogDelivery",
            ],
            "*"
        );
        role.Allow("LogGroups", ["logs:DescribeLogGroups"], foundation.Account.Arn("logs", "log-group:*"));
        if (tracing)
        {
            role.Allow(
                "Traces",
                [
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets",
                    "xray:PutTelemetryRecords",
                    "xray:PutTraceSegments",
                ],
                "*"
            );
        }
    }

    /// <summary>
    /// It encrypts executions, their logs on the way, and what it sends to the queues; nothing else.
    /// https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
    /// </summary>
    public void GrantEncryption(string machineArn, IReadOnlyList<TradeTask> tasks)
    {
        string[] use = ["kms:Decrypt", "kms:GenerateDataKey"];
        foundation.Key.GrantUseFor("WorkflowExecutions", role, use, "aws:states:stateMachineArn", machineArn);
        foundation.Key.GrantUseFor(
            "WorkflowLogs",
            role,
            ["kms:GenerateDataKey"],
            EncryptionKey.ContextOfLogDelivery,
            foundation.Account.Arn("logs", "*")
        );
        foundation.Key.GrantUseFor(
            "WorkflowDeadLetters",
            role,
            use,
            "aws:sqs:arn",
            [.. tasks.Select(task => task.DeadLetterQueue.ArnByName)]
        );
        foundation.Key.GrantDecryptByLogDelivery();
    }
}
