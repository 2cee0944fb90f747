using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Trades;

/// <summary>
/// Starts an execution for each message of dead-letter queues and then deletes it. What it cannot start it leaves.
/// </summary>
/// <param name="sqs">SQS.</param>
/// <param name="start">The workflow.</param>
/// <param name="output">Takes a line for each message.</param>
/// <param name="limit">At most so many messages.</param>
public sealed class QueueRedrive(IAmazonSQS sqs, WorkflowStart start, TextWriter output, int limit)
{
    int started;
    int startedBefore;
    int left;

    int Open => limit - started - startedBefore - left;

    public async Task<int> RunAsync(
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
        finally
        {
            await output.WriteLineAsync(Summary(queues));
        }

        return left == 0 ? Operation.Success : Operation.No;
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

        await output.WriteLineAsync($"{name, -10}{trade.Name}  {trade.Error}  {outcome.Verb} {execution}");
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
        await output.WriteLineAsync($"{name, -10}{what}  left: {Printable.Of(why)}");
    }

    string Summary(IReadOnlyList<string> queues)
    {
        if (started + startedBefore + left == 0)
        {
            return $"Nothing waits in the dead-letter {(queues.Count == 1 ? "queue" : "queues")} of "
                + $"{string.Join(", ", queues)}.";
        }

        var before = startedBefore > 0 ? $", {Count(startedBefore)} started before" : "";
        return $"{Count(started)} {(start.IsDryRun ? "would be started" : "started")}{before}, {Count(left)} left.";
    }

    static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
