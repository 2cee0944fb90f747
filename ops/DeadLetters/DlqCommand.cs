using System.CommandLine;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.DeadLetters;

/// <summary>The commands that begin with <c>dlq</c>.</summary>
static class DlqCommand
{
    public static Command Create() =>
        new(
            "dlq",
            "Market events that were not processed, in their dead-letter queues (of trades: ops trades redrive)."
        )
        {
            List(),
            Show(),
            Explain(),
            Redrive(),
            DiscardCommand.Create(),
        };

    static Command List()
    {
        var options = new SelectionOptions();
        var list = options.AddTo(new Command("list", "Lists what waits there, and why."));
        Set(
            list,
            "The dead-letter queues were not read",
            async (queues, run) =>
                (await DeadEventList.ReadAsync(queues, options.Read(run), run.Cancellation)).ToAnswer()
        );
        return list;
    }

    static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "The message's id, as dlq list has it." };
        var show = new Command("show", "Prints a message with all that is known of it.") { id };
        Set(
            show,
            "The dead-letter queues were not read",
            async (queues, run) =>
            {
                var selection = new Selection(DeadEventQueues.Names, Reason: null, [run.Get(id)], Limit: 1);
                var found = await DeadEventList.ReadAsync(queues, selection, run.Cancellation);
                return found.Events is [var dead]
                    ? ShownEvent.Of(dead)
                    : Answer.Sentence(Operation.No, $"There is no message {run.Get(id)} in the dead-letter queues.");
            }
        );
        return show;
    }

    static Command Explain()
    {
        var options = new SelectionOptions();
        var explain = options.AddTo(
            new Command("explain", "Says in sentences what happened to what waits there, and what to do about it.")
        );
        Set(
            explain,
            "The dead-letter queues were not read",
            async (queues, run) =>
                Explanations.Of(await DeadEventList.ReadAsync(queues, options.Read(run), run.Cancellation)).ToAnswer()
        );
        return explain;
    }

    static Command Redrive()
    {
        var options = new SelectionOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only says what would be sent." };
        var redrive = options.AddTo(
            new Command(
                "redrive",
                "Sends events to the buffer again. Those that were rejected stay, for they would be rejected again, "
                    + "unless --reason or their ids say that they are meant."
            )
        );
        redrive.Add(dryRun);
        Set(
            redrive,
            "The events were not all redriven",
            (queues, run) =>
            {
                var selection = options.Read(run);
                return new DeadEventRedrive(queues, run.Progress, run.Get(dryRun)).RunAsync(
                    selection with
                    {
                        WithRejected = selection.Reason is not null || selection.MessageIds.Count > 0,
                    },
                    run.Cancellation
                );
            }
        );
        return redrive;
    }

    public static void Set(Command command, string notDone, Func<DeadEventQueues, CommandRun, Task<Answer>> work) =>
        Operation.Set(
            command,
            notDone,
            async run =>
            {
                var outputs = await PublishedOutputs.ReadAsync(
                    run.Deployed,
                    ResourceNames.MarketData,
                    run.Cancellation
                );
                using var sqs = run.Deployed.Sqs();
                return await work(DeadEventQueues.Of(sqs, outputs), run);
            }
        );
}
