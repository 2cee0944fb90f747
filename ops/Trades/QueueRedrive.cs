using Amazon.SQS;
using Amazon.SQS.Model;
using MarketData.Ops.Deployment;
using MarketData.Ops.Queues;
using MarketData.Tools;

namespace MarketData.Ops.Trades;

/// <summary>
/// Starts an execution for each message of dead-letter queues and then deletes it. What it cannot start it leaves.
/// </summary>
/// <param name="sqs">SQS.</param>
/// <param name="start">The workflow.</param>
/// <param name="progress">Takes a line for each message.</param>
/// <param name="limit">At most so many messages.</param>
public sealed class QueueRedrive(IAmazonSQS sqs, WorkflowStart start, TextWriter progress, int limit)
{
    int started;
    int startedBefore;
    int left;

    readonly List<RedrivenTrade> trades = [];

    int Open => limit - started - startedBefore - left;

    public async Task<Answer> RunAsync(
        DeployedWorkflow deployed,
        IReadOnlyList<string> queues,
        CancellationToken cancellation
    )
    {
        try
        {
            foreach (var name in queues)
            {
                await using var queue = new DeadLetterQueue(sqs, deployed.DeadLetterQueues[name]);
                await EmptyAsync(name, queue, cancellation);
            }
        }
        catch
        {
            await progress.WriteLineAsync(Redriven(queues).Summary);
            throw;
        }

        var redriven = Redriven(queues);
        return Answer.Of(
            left == 0 ? Operation.Success : Operation.No,
            redriven,
            TradesJson.Default.RedrivenTrades,
            output => output.WriteLine(redriven.Summary)
        );
    }

    async Task EmptyAsync(string name, DeadLetterQueue queue, CancellationToken cancellation)
    {
        while (Open > 0 && await queue.ReceiveAsync(Open, cancellation) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await MoveAsync(name, queue, message, cancellation);
            }
        }
    }

    async Task MoveAsync(string name, DeadLetterQueue queue, Message message, CancellationToken cancellation)
    {
        DeadTrade trade;
        try
        {
            trade = DeadTrade.Read(name, message);
        }
        catch (FormatException problem)
        {
            await LeaveAsync(name, $"message {message.MessageId}", problem.Message);
            return;
        }

        var execution = $"{WorkflowStart.Prefix}{message.MessageId}";
        var outcome = await start.StartAsync(execution, trade.Input, cancellation);
        if (outcome is StartOutcome.Refused refused)
        {
            await LeaveAsync(name, $"{trade.Name} (message {message.MessageId})", refused.Why);
            return;
        }

        trades.Add(new(trade.Name, trade.Error, outcome.Name, execution, Why: null));
        await progress.WriteLineAsync($"{name, -10}{trade.Name}  {trade.Error}  {outcome.Verb} {execution}");
        (started, startedBefore) =
            outcome is StartOutcome.StartedBefore ? (started, startedBefore + 1) : (started + 1, startedBefore);
        if (outcome is not StartOutcome.Possible && await queue.DeleteAsync(message, cancellation) is { } code)
        {
            await LeaveAsync(name, $"message {message.MessageId}", $"it was started, but not deleted: {code}");
        }
    }

    async Task LeaveAsync(string name, string what, string why)
    {
        left++;
        trades.Add(new(what, Error: null, "left", Execution: null, Printable.Of(why)));
        await progress.WriteLineAsync($"{name, -10}{what}  left: {Printable.Of(why)}");
    }

    RedrivenTrades Redriven(IReadOnlyList<string> queues) =>
        new(start.IsDryRun, queues, started, startedBefore, left, trades);
}
