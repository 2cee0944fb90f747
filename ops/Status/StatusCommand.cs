using System.CommandLine;
using System.Globalization;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Status;

/// <summary><c>status</c>.</summary>
static class StatusCommand
{
    const string TradesRemedy = "ops trades redrive, once the cause is gone";
    const string MailRemedy = "mails that SNS gave up; docs/operations.md#notification-dead-letters";

    public static Command Create()
    {
        var status = new Command(
            "status",
            "Says of each part of a deployment whether it is as it should be, and why. Exit code 1: something is bad; "
                + "2: nothing is, but something could not be looked at."
        );
        Operation.Set(
            status,
            "The deployment was not looked at",
            async run =>
            {
                var lines = await MarketDataAsync(run);
                return new StatusReport(
                    run.Deployed.Names.Suffix,
                    run.Deployed.Names.Region,
                    [.. lines, .. await TradesAsync(run)]
                ).ToAnswer();
            }
        );
        return status;
    }

    static async Task<IReadOnlyList<StatusLine>> MarketDataAsync(CommandRun run)
    {
        var (deployed, stop) = (run.Deployed, run.Cancellation);
        var outputs = await PublishedOutputs.ReadAsync(deployed, ResourceNames.MarketData, stop);
        using var sqs = deployed.Sqs();
        using var cloudWatch = deployed.CloudWatch();
        using var lambda = deployed.Lambda();
        using var events = deployed.EventBridge();
        using var kms = deployed.Kms();
        using var dynamo = deployed.DynamoDb();
        var queues = new QueueStatus(sqs, cloudWatch, TimeProvider.System);
        var maxAge = TimeSpan.FromSeconds(
            int.Parse(outputs[OutputNames.OldestMessageSeconds], CultureInfo.InvariantCulture)
        );
        return await Task.WhenAll(
            Look(
                "rule",
                name =>
                    StackStatus.OfRuleAsync(
                        name,
                        events,
                        outputs[OutputNames.EventBusName],
                        outputs[OutputNames.EventRuleName],
                        "events are in the archive alone; deploy again",
                        stop
                    )
            ),
            Look("buffer", _ => queues.OfBufferAsync(outputs[OutputNames.BufferUrl], maxAge, stop)),
            Look(
                "mapping",
                name => StackStatus.OfMappingAsync(name, lambda, outputs[OutputNames.EventSourceMappingId], stop)
            ),
            Look(
                "tables",
                name =>
                    StackStatus.OfTablesAsync(
                        name,
                        dynamo,
                        Named(Tables.OfMarketData, OutputNames.TableNames, outputs),
                        stop
                    )
            ),
            Look(
                "last commit",
                async name =>
                    await new LastCommit(
                        dynamo,
                        await DeployedProcessor.ReadSettingsAsync(deployed, stop),
                        TimeProvider.System
                    ).LookAsync(name, stop)
            ),
            Look(
                "dead letters",
                name =>
                    queues.OfDeadLettersAsync(
                        name,
                        [outputs[OutputNames.DeadLetterQueueUrl], outputs[OutputNames.TargetDeadLetterQueueUrl]],
                        "ops dlq explain",
                        stop
                    )
            ),
            Look(
                "mails",
                name =>
                    queues.OfDeadLettersAsync(
                        name,
                        [
                            outputs[OutputNames.AlertsDeadLetterQueueUrl],
                            outputs[OutputNames.OperationsDeadLetterQueueUrl],
                        ],
                        MailRemedy,
                        stop
                    )
            ),
            Look("key", name => StackStatus.OfKeyAsync(name, kms, outputs[OutputNames.KeyArn], stop)),
            Look(
                "alarms",
                name => new AlarmStatus(cloudWatch, deployed.Names).LookAsync(name, ResourceNames.MarketData, stop)
            )
        );

        Task<StatusLine> Look(string name, Func<string, Task<StatusLine>> look) =>
            StatusLine.LookAsync(name, () => look(name), stop);
    }

    /// <summary>None where the environment has no trades.</summary>
    static async Task<IReadOnlyList<StatusLine>> TradesAsync(CommandRun run)
    {
        var (deployed, stop) = (run.Deployed, run.Cancellation);
        var outputs = await PublishedOutputs.ReadAsync(deployed, ResourceNames.Trades, stop);
        if (outputs.IsEmpty)
        {
            return [];
        }

        using var sqs = deployed.Sqs();
        using var cloudWatch = deployed.CloudWatch();
        using var events = deployed.EventBridge();
        using var kms = deployed.Kms();
        using var dynamo = deployed.DynamoDb();
        var queues = new QueueStatus(sqs, cloudWatch, TimeProvider.System);
        return await Task.WhenAll(
            Look(
                "trades: rule",
                name =>
                    StackStatus.OfRuleAsync(
                        name,
                        events,
                        outputs[TradeOutputNames.EventBusName],
                        outputs[TradeOutputNames.EventRuleName],
                        "trades are in the archive alone; ops resume --bus trades",
                        stop
                    )
            ),
            Look(
                "trades: tables",
                name =>
                    StackStatus.OfTablesAsync(
                        name,
                        dynamo,
                        Named(Tables.OfTrades, TradeOutputNames.TableNames, outputs),
                        stop
                    )
            ),
            Look(
                "trades: dead letters",
                name =>
                    queues.OfDeadLettersAsync(
                        name,
                        DeployedWorkflow.Read(outputs).DeadLetterQueues.Values,
                        TradesRemedy,
                        stop
                    )
            ),
            Look("trades: key", name => StackStatus.OfKeyAsync(name, kms, outputs[TradeOutputNames.KeyArn], stop)),
            Look(
                "trades: alarms",
                name => new AlarmStatus(cloudWatch, deployed.Names).LookAsync(name, ResourceNames.Trades, stop)
            )
        );

        Task<StatusLine> Look(string name, Func<string, Task<StatusLine>> look) =>
            StatusLine.LookAsync(name, () => look(name), stop);
    }

    static IEnumerable<(string Purpose, string Table)> Named(
        IEnumerable<TableSchema> tables,
        IEnumerable<string> names,
        PublishedOutputs outputs
    ) => tables.Zip(names, (table, name) => (table.Purpose, outputs[name]));
}
