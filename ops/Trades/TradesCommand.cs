using System.CommandLine;
using MarketData.Ops.Audit;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Trades;

/// <summary>The commands that begin with <c>trades</c>.</summary>
static class TradesCommand
{
    public static Command Create() =>
        new("trades", "Trades, and the workflow that records them.") { Show(), Redrive() };

    static Command Show()
    {
        var id = new Argument<string>("TRADE") { Description = "The trade's id." };
        var show = new Command("show", "Prints what became of a trade, and whether all of it is as it was recorded.")
        {
            id,
        };
        Operation.Set(
            show,
            "The trade was not read",
            async run =>
            {
                var (deployed, cancellation) = (run.Deployed, run.Cancellation);
                using var dynamo = deployed.DynamoDb();
                using var kms = deployed.Kms();
                using var workflow = deployed.StepFunctions();
                var settings = await DeployedTrades.ReadSettingsAsync(deployed, cancellation);
                using var replicas = await TradeReplicas.FindAsync(
                    dynamo,
                    settings.TradesTable,
                    deployed.DynamoDb,
                    cancellation
                );
                var trades = new AuditedTrades(settings.TradesTable);
                var trail = new Trail(dynamo, kms, settings.Trail, trades);
                return await new TradeText(trail, trades, workflow, replicas).DescribeAsync(run.Get(id), cancellation);
            }
        );
        return show;
    }

    static Command Redrive()
    {
        var queue = new Option<string?>("--queue") { Description = "Only what waits in this dead-letter queue." };
        queue.AcceptOnlyFromAmong([.. DeployedWorkflow.Queues]);
        var limit = NumberOption.Optional("--limit", 1, "At most so many messages.");
        var execution = new Option<string?>("--execution")
        {
            HelpName = "ARN",
            Description = "Instead of a queue: an execution that failed, timed out or was aborted.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only says what would be started." };
        var redrive = new Command(
            "redrive",
            "Starts executions anew for what waits in the dead-letter queues of the workflow."
        )
        {
            queue,
            limit,
            execution,
            dryRun,
        };
        redrive.Validators.Add(result =>
        {
            if (
                result.GetResult(execution) is not null
                && (result.GetResult(queue) is not null || result.GetResult(limit) is not null)
            )
            {
                result.AddError("--execution is of no queue, and cannot be given with --queue or --limit.");
            }
        });
        Operation.Set(
            redrive,
            "The trades were not all redriven",
            async run =>
            {
                using var ssm = run.Deployed.Ssm();
                using var sqs = run.Deployed.Sqs();
                using var workflow = run.Deployed.StepFunctions();
                var deployed = await DeployedWorkflow.ReadAsync(ssm, run.Deployed.Names, run.Cancellation);
                var start = new WorkflowStart(workflow, deployed.StateMachineArn, run.Get(dryRun));
                if (run.Get(execution) is { } arn)
                {
                    return await new ExecutionRedrive(workflow, start).RunAsync(arn, run.Cancellation);
                }

                var redriven = new QueueRedrive(sqs, start, run.Progress, run.Get(limit) ?? int.MaxValue);
                string[] queues = run.Get(queue) is { } only ? [only] : [.. DeployedWorkflow.Queues];
                return await redriven.RunAsync(deployed, queues, run.Cancellation);
            }
        );
        return redrive;
    }
}
