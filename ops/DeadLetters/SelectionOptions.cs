using System.CommandLine;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.DeadLetters;

/// <summary>The options that say which events are meant.</summary>
sealed class SelectionOptions
{
    readonly Argument<string[]> ids = new("ID")
    {
        Description = "Only these messages, by their ids.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    readonly Option<string?> queue = new("--queue")
    {
        Description =
            $"Only of this dead-letter queue: the {DeadEventQueues.Buffer}'s has what was rejected or failed, the "
            + $"{DeadEventQueues.Target}'s what the bus could not deliver.",
    };

    readonly Option<string?> reason = new("--reason")
    {
        HelpName = "CODE",
        Description = $"Only what is there for this reason, such as PRICE_NOT_POSITIVE, or {DeadEvent.Failed}.",
    };

    readonly Option<int?> limit = NumberOption.Optional("--limit", 1, "At most so many messages.");

    public SelectionOptions() => queue.AcceptOnlyFromAmong([.. DeadEventQueues.Names]);

    public Command AddTo(Command command)
    {
        command.Add(ids);
        command.Add(queue);
        command.Add(reason);
        command.Add(limit);
        return command;
    }

    public Selection Read(CommandRun run) =>
        new(
            run.Get(queue) is { } only ? [only] : DeadEventQueues.Names,
            run.Get(reason),
            run.Get(ids) ?? [],
            run.Get(limit) ?? int.MaxValue
        );
}
