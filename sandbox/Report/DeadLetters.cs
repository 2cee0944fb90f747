using Amazon.SQS;
using Amazon.SQS.Model;

namespace MarketData.Sandbox.Report;

/// <summary>The dead-letter queue, looked at without taking anything out.</summary>
sealed class DeadLetters(IAmazonSQS sqs, string url)
{
    const int MaxMessages = 10;

    public async Task<int> CountAsync(CancellationToken cancellation)
    {
        var queue = await sqs.GetQueueAttributesAsync(url, ["ApproximateNumberOfMessages"], cancellation);
        return queue.ApproximateNumberOfMessages;
    }

    /// <summary>The messages become visible again by the queue's own visibility timeout.</summary>
    public async Task<IReadOnlyList<string>> BodiesAsync(CancellationToken cancellation)
    {
        var bodies = new List<string>();
        while (true)
        {
            var answer = await sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = MaxMessages },
                cancellation
            );
            if (answer.Messages is not { Count: > 0 } messages)
            {
                return bodies;
            }

            bodies.AddRange(messages.Select(message => message.Body!));
        }
    }
}
