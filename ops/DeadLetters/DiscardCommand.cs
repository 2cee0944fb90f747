using System.CommandLine;
using MarketData.Hosting;
using MarketData.Ops.Audit;
using MarketData.Ops.Deployment;
using MarketData.Processor.Rejecting;
using MarketData.Processor.Storage;
using MarketData.Shared.Storage;

namespace MarketData.Ops.DeadLetters;

/// <summary><c>dlq discard</c>: asks, records and deletes.</summary>
static class DiscardCommand
{
    public static Command Create()
    {
        var options = new SelectionOptions();
        var because = new Option<string>("--because")
        {
            HelpName = "TEXT",
            Description = "Why; it is recorded in the audit trail, with who and what.",
            Required = true,
        };
        because.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && string.IsNullOrWhiteSpace(text))
            {
                result.AddError("--because is empty, but must say why.");
            }
        });
        var yes = new Option<bool>("--yes") { Description = "Does not ask." };
        var discard = options.AddTo(
            new Command(
                "discard",
                "Records events in the audit trail, with who, why and their content, and deletes them."
            )
        );
        discard.Add(because);
        discard.Add(yes);
        DlqCommand.Set(
            discard,
            "The events were not all discarded",
            async (queues, run) =>
            {
                var selection = options.Read(run);
                var list = await DeadEventList.ReadAsync(queues, selection, run.Cancellation);
                if (list.Events.Count > 0 && !run.Get(yes) && !Ask(list))
                {
                    return Answer.Sentence(Operation.No, "Nothing was discarded.");
                }

                return await DiscardAsync(queues, run, selection with { Limit = list.Events.Count }, run.Get(because)!);
            }
        );
        return discard;
    }

    /// <exception cref="FormatException">There is nobody to ask.</exception>
    static bool Ask(DeadEventList list)
    {
        if (Console.IsInputRedirected)
        {
            throw new FormatException("there is nobody to ask: give --yes.");
        }

        Console.Error.Write($"{list.Summary} Discard them? [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    static async Task<Answer> DiscardAsync(DeadEventQueues queues, CommandRun run, Selection selection, string because)
    {
        var (deployed, cancellation) = (run.Deployed, run.Cancellation);
        using var dynamo = deployed.DynamoDb();
        using var kms = deployed.Kms();
        var settings = await DeployedProcessor.ReadSettingsAsync(deployed, cancellation);
        var caller = await Caller.FindAsync(deployed, cancellation);
        var keys = await Trail.OfMarketData(dynamo, kms, settings).LoadKeysAsync(cancellation);
        if (keys.Newest is null)
        {
            throw new InvalidOperationException(
                "the audit trail has no key yet, with which a discard is recorded; the function makes the first one."
            );
        }

        var backoff = new Backoff(TimeProvider.System);
        var trail = new RejectionTrail(
            new StateStore(dynamo, settings, backoff),
            new TransactionWriter(dynamo, settings.SymbolStateTable, backoff),
            settings,
            backoff,
            TimeProvider.System
        );
        var record = new DiscardRecord(trail, keys, caller, because, TimeProvider.System);
        return await new DeadEventDiscard(queues, record, run.Progress).RunAsync(selection, cancellation);
    }
}
