using System.CommandLine;
using Amazon.EventBridge;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Restoring;

/// <summary><c>restore</c>.</summary>
static class RestoreCommand
{
    /// <summary>As DynamoDB keeps what changes: API_PointInTimeRecoveryDescription in its reference.</summary>
    const int MaxDays = 35;

    public static Command Create()
    {
        var tables = new Argument<string[]>("TABLE")
        {
            Description =
                "What the tables are for, such as market-data or audit-trail: the middle of their names. A transaction "
                + "spans the tables of a stack, so mostly all of one are restored to the same second.",
            Arity = ArgumentArity.OneOrMore,
        };
        tables.AcceptOnlyFromAmong([.. Tables.All.Select(table => table.Purpose)]);
        var at = UtcTime.Option("--at", "The second to restore, such as 2026-11-20T14:30:00Z.");
        var deleted = new Option<bool>("--deleted")
        {
            Description =
                "In place of --at, for tables that somebody deleted: as they were at the end, from the backups that "
                + "DynamoDB made then.",
        };
        var takeOver = new Option<bool>("--take-over")
        {
            Description =
                "The second half: backs up the restored tables, deletes the damaged ones, and restores the backups "
                + "under their names.",
        };
        var yes = new Option<bool>("--yes") { Description = "With --take-over: does not ask." };
        var restore = new Command(
            "restore",
            "Restores tables beside the damaged ones; with --take-over, in their place. Stopped, it goes on where it "
                + "was."
        )
        {
            tables,
            at,
            deleted,
            takeOver,
            yes,
        };
        restore.Validators.Add(result =>
        {
            if (result.GetResult(at) is null == !result.GetValue(deleted))
            {
                result.AddError("Give either --at or --deleted.");
            }
            else if (result.GetValue(deleted) && result.GetValue(takeOver))
            {
                result.AddError(
                    "--take-over belongs to --at: there is nothing whose place a deleted table would take."
                );
            }
        });
        Operation.Set(
            restore,
            "The tables were not restored",
            run =>
                run.Get(deleted)
                    ? RestoreDeletedAsync(run, [.. run.Get(tables).Distinct()])
                    : RestoreAsync(run, [.. run.Get(tables).Distinct()], run.Get(at), run.Get(takeOver), run.Get(yes))
        );
        return restore;
    }

    static async Task<Answer> RestoreDeletedAsync(CommandRun run, string[] purposes)
    {
        using var dynamo = run.Deployed.DynamoDb();
        var state = new TableState(dynamo, TimeProvider.System, run.Progress);
        return await new DeletedRestore(dynamo, state, run.Progress).RunAsync(
            [.. purposes.Select(run.Deployed.Names.DynamoDb)],
            new NextSteps(run.Deployed.Names, purposes).AfterDeleted,
            run.Cancellation
        );
    }

    static async Task<Answer> RestoreAsync(
        CommandRun run,
        string[] purposes,
        DateTimeOffset at,
        bool takeOver,
        bool yes
    )
    {
        var now = TimeProvider.System.GetUtcNow();
        if (at > now || at < now.AddDays(-MaxDays))
        {
            return Answer.Sentence(
                Operation.No,
                $"Nothing is restored: --at ({UtcText.Of(at)}) must lie in the last {MaxDays} days; now it is "
                    + $"{UtcText.Of(now)}."
            );
        }

        using var dynamo = run.Deployed.DynamoDb();
        var state = new TableState(dynamo, TimeProvider.System, run.Progress);
        var tables = purposes.Select(purpose => new RestoredTable(run.Deployed.Names.DynamoDb(purpose), at));
        var next = new NextSteps(run.Deployed.Names, purposes);
        if (!takeOver)
        {
            return await new BesideRestore(dynamo, state, run.Progress).RunAsync(
                [.. tables],
                next.AfterBeside(at),
                run.Cancellation
            );
        }

        var over = new TakeOver(dynamo, state, run.Progress);
        var problem =
            await over.ProblemAsync([.. tables], run.Cancellation)
            ?? await RunningAsync(run, purposes)
            ?? (yes ? null : Ask([.. tables]));
        return problem is null
            ? await over.RunAsync([.. tables], next.AfterTakeOver(at), run.Cancellation)
            : Answer.Sentence(Operation.No, $"Nothing is deleted: {problem}");
    }

    /// <summary>What is written while tables change places is lost, or brings the damage back.</summary>
    static async Task<string?> RunningAsync(CommandRun run, string[] purposes)
    {
        var ofTrades = Tables.OfTrades.Select(table => table.Purpose).ToHashSet();
        if (purposes.Any(purpose => !ofTrades.Contains(purpose)))
        {
            var outputs = await PublishedOutputs.ReadAsync(run.Deployed, ResourceNames.MarketData, run.Cancellation);
            using var lambda = run.Deployed.Lambda();
            var mapping = await lambda.GetEventSourceMappingAsync(
                new() { UUID = outputs[OutputNames.EventSourceMappingId] },
                run.Cancellation
            );
            if (mapping.State != "Disabled")
            {
                return $"events are being processed (the mapping is {mapping.State}). First: ops pause";
            }
        }

        if (purposes.Any(ofTrades.Contains))
        {
            var outputs = await PublishedOutputs.ReadAsync(run.Deployed, ResourceNames.Trades, run.Cancellation);
            using var events = run.Deployed.EventBridge();
            var rule = await events.DescribeRuleAsync(
                new()
                {
                    EventBusName = outputs[TradeOutputNames.EventBusName],
                    Name = outputs[TradeOutputNames.EventRuleName],
                },
                run.Cancellation
            );
            if (rule.State != RuleState.DISABLED)
            {
                return $"trades are being processed (the rule is {rule.State}). First: ops pause --bus trades";
            }
        }

        return null;
    }

    static string? Ask(IReadOnlyList<RestoredTable> tables)
    {
        if (Console.IsInputRedirected)
        {
            throw new FormatException("there is nobody to ask: give --yes.");
        }

        Console.Error.Write(
            $"{string.Join(", ", tables.Select(table => table.Table))} will be deleted and made anew. Go on? [y/N] "
        );
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes" ? null : "it was not confirmed.";
    }
}
