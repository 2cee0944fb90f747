using System.Runtime.CompilerServices;
using Amazon.SQS;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Ops.Deployment;
using MarketData.Ops.Queues;

namespace MarketData.Ops.DeadLetters;

/// <summary>The two dead-letter queues of market events, and the buffer that events come from.</summary>
/// <param name="sqs">SQS.</param>
/// <param name="urls">Of the dead-letter queues, by their names here.</param>
/// <param name="bufferUrl">Of the buffer.</param>
sealed class DeadEventQueues(IAmazonSQS sqs, IReadOnlyDictionary<string, string> urls, string bufferUrl)
{
    /// <summary>What the function rejected, and what failed however often it came.</summary>
    public const string Buffer = "buffer";

    /// <summary>What the bus could not deliver to the buffer.</summary>
    public const string Target = "target";

    public static IReadOnlyList<string> Names => [Buffer, Target];

    public IAmazonSQS Sqs => sqs;

    public string BufferUrl => bufferUrl;

    public static DeadEventQueues Of(IAmazonSQS sqs, PublishedOutputs outputs) =>
        new(
            sqs,
            new Dictionary<string, string>
            {
                [Buffer] = outputs[OutputNames.DeadLetterQueueUrl],
                [Target] = outputs[OutputNames.TargetDeadLetterQueueUrl],
            },
            outputs[OutputNames.BufferUrl]
        );

    /// <summary>
    /// Ten at a time at most, those that are selected. What the caller has not deleted when it is done can be seen by
    /// others again.
    /// </summary>
    public async IAsyncEnumerable<SelectedEvents> SelectAsync(
        Selection selection,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var left = selection.Limit;
        foreach (var name in selection.Queues)
        {
            await using var queue = new DeadLetterQueue(sqs, urls[name]);
            while (left > 0 && await queue.ReceiveAsync(int.MaxValue, cancellation) is { Count: > 0 } messages)
            {
                var selected = messages
                    .Select(message => (Message: message, Event: DeadEvent.Read(name, message)))
                    .Where(one => selection.Has(one.Event))
                    .Take(left)
                    .ToList();
                left -= selected.Count;
                if (selected.Count > 0)
                {
                    yield return new(queue, selected);
                }
            }
        }
    }
}

/// <summary>What was received together, and the queue that it can be deleted from.</summary>
sealed record SelectedEvents(DeadLetterQueue Queue, IReadOnlyList<(Message Message, DeadEvent Event)> Events);
