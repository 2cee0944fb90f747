using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Trades.Processing;

/// <summary>The state machine that processes a trade: an execution for each event.</summary>
public sealed class TradeWorkflow : Construct
{
    public TradeWorkflow(Construct scope, string id, Foundation foundation, TradeFunctions functions, Settings settings)
        : base(scope, id)
    {
        var (_, names, account, key) = foundation;
        var arnByName = account.Arn("states", $"stateMachine:{names.TradeProcessing}");
        var role = new ServiceRole(
            this,
            "role",
            foundation,
            "trade-processing",
            "states.amazonaws.com",
            Conditions.SourceLike(account.Id, arnByName)
        );
        var logs = new CloudwatchLogGroup(
            this,
            "logs",
            new CloudwatchLogGroupConfig
            {
                // Below this prefix one policy of the account lets all services deliver; elsewhere each group adds to
                // a policy that may not grow beyond 5,120 characters:
                // https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-cwl
                Name = $"/aws/vendedlogs/states/{names.TradeProcessing}",
                RetentionInDays = settings.Retention.LogDays,
                KmsKeyId = key.Arn,
            }
        );
        key.GrantUseByLogs("LogsWorkflow", logs.NameInput!);
        var rights = new WorkflowRights(foundation, role);
        rights.GrantTasks(functions.All);
        rights.GrantTelling(settings.Function.Tracing);
        rights.GrantEncryption(arnByName, functions.All);
        var machine = new SfnStateMachine(
            this,
            "machine",
            new SfnStateMachineConfig
            {
                Name = names.TradeProcessing,
                Type = "STANDARD",
                RoleArn = role.Arn,
                Definition = Definition.OfTradeProcessing(
                    new Dictionary<string, string>
                    {
                        ["Partition"] = account.Partition,
                        ["ValidateFunction"] = functions.Validate.FunctionArn,
                        ["EnrichFunction"] = functions.Enrich.FunctionArn,
                        ["RecordFunction"] = functions.Record.FunctionArn,
                        ["ValidateDeadLetterQueue"] = functions.Validate.DeadLetterQueue.Url,
                        ["EnrichDeadLetterQueue"] = functions.Enrich.DeadLetterQueue.Url,
                        ["RecordDeadLetterQueue"] = functions.Record.DeadLetterQueue.Url,
                        ["Unavailable"] = TradeTasks.Unavailable,
                    }
                ),
                LoggingConfiguration = new SfnStateMachineLoggingConfiguration
                {
                    Level = "ALL",
                    IncludeExecutionData = settings.Trades.LogData,
                    LogDestination = $"{logs.Arn}:*",
                },
                TracingConfiguration = new SfnStateMachineTracingConfiguration { Enabled = settings.Function.Tracing },
                EncryptionConfiguration = new SfnStateMachineEncryptionConfiguration
                {
                    Type = "CUSTOMER_MANAGED_KMS_KEY",
                    KmsKeyId = key.Arn,
                    // A call of KMS for each quarter of an hour rather than for each event of an execution's history.
                    KmsDataKeyReusePeriodSeconds = 900,
                },
                DependsOn = [role.Policy],
            }
        );
        Name = machine.Name;
        Arn = machine.Arn;
        LogGroupName = logs.Name;
    }

    public string Name { get; }
    public string Arn { get; }
    public string LogGroupName { get; }
}
