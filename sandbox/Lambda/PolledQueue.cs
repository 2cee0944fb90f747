using Amazon.SQS;
using Amazon.SQS.Model;

namespace MarketData.Sandbox.Lambda;

/// <summary>A queue as Lambda's pollers use it, in calls of at most ten messages.</summary>
public sealed class PolledQueue(IAmazonSQS sqs, string url)
{
    const int MaxMessages = 10;

    public async Task<List<Message>> ReceiveAsync(int wanted, int waitSeconds, CancellationToken cancellation)
    {
        var answer = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = url,
                MaxNumberOfMessages = Math.Min(wanted, MaxMessages),
                WaitTimeSeconds = waitSeconds,
                MessageSystemAttributeNames = ["All"],
            },
            cancellation
        );
        return answer.Messages ?? [];
    }

    /// <summary>What the queue does not delete is delivered again, and absorbed as every other duplicate is.</summary>
    public async Task DeleteAsync(IEnumerable<Message> messages, CancellationToken cancellation)
    {
        foreach (var chunk in messages.Chunk(MaxMessages))
        {
            await sqs.DeleteMessageBatchAsync(
                new DeleteMessageBatchRequest
                {
                    QueueUrl = url,
                    Entries =
                    [
                        .. chunk.Select(message => new DeleteMessageBatchRequestEntry
                        {
                            Id = message.MessageId,
                            ReceiptHandle = message.ReceiptHandle,
                        }),
                    ],
                },
                cancellation
            );
        }
    }

    /// <summary>
    /// The sandbox's one shortcut, for batches without a valid answer, as of a function that died: Lambda leaves them
    /// to the queue's visibility timeout (minutes), this makes them visible at once. How often a message is received,
    /// and what happens then, stays the queue's decision.
    /// </summary>
    public async Task ReturnAsync(IEnumerable<Message> messages, CancellationToken cancellation)
    {
        foreach (var chunk in messages.Chunk(MaxMessages))
        {
            await sqs.ChangeMessageVisibilityBatchAsync(
                new ChangeMessageVisibilityBatchRequest
                {
                    QueueUrl = url,
                    Entries =
                    [
                        .. chunk.Select(message => new ChangeMessageVisibilityBatchRequestEntry
                        {
                            Id = message.MessageId,
                            ReceiptHandle = message.ReceiptHandle,
                            VisibilityTimeout = 0,
                        }),
                    ],
                },
                cancellation
            );
        }
    }
}
