using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace MarketData.Ops.Trades;

/// <summary>
/// A queue that is looked through once. What was not deleted until this is disposed of can be seen by others again.
/// </summary>
sealed class DeadLetterQueue(IAmazonSQS sqs, string url) : IAsyncDisposable
{
    /// <summary>SQS gives and takes no more at once.</summary>
    const int MaxMessages = 10;

    /// <summary>Longer than ten starts take; then what was received comes back, if this was killed.</summary>
    const int VisibilitySeconds = 120;

    /// <summary>
    /// Without waiting, SQS asks some of its servers only and may find nothing where there is something.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
    /// </summary>
    const int LongPollSeconds = 1;

    readonly HashSet<string> seen = [];
    readonly Dictionary<string, string> held = [];

    /// <returns>What was not seen before; none at the queue's end.</returns>
    public async Task<IReadOnlyList<Message>> ReceiveAsync(int atMost, CancellationToken cancellation)
    {
        var answer = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = url,
                MaxNumberOfMessages = Math.Min(atMost, MaxMessages),
                VisibilityTimeout = VisibilitySeconds,
                WaitTimeSeconds = LongPollSeconds,
                MessageAttributeNames = ["All"],
            },
            cancellation
        );
        var messages = answer.Messages ?? [];
        messages.ForEach(message => held[message.MessageId!] = message.ReceiptHandle!);
        return [.. messages.Where(message => seen.Add(message.MessageId!))];
    }

    /// <returns>The code of what stands against it, or null.</returns>
    public async Task<string?> DeleteAsync(Message message, CancellationToken cancellation)
    {
        var answer = await sqs.DeleteMessageBatchAsync(
            url,
            [new DeleteMessageBatchRequestEntry("0", message.ReceiptHandle!)],
            cancellation
        );
        if (answer.Failed is [var failure, ..])
        {
            return failure.Code;
        }

        held.Remove(message.MessageId!);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var receipts in held.Values.Chunk(MaxMessages))
        {
            var entries = receipts
                .Index()
                .Select(receipt => new ChangeMessageVisibilityBatchRequestEntry(
                    receipt.Index.ToString(CultureInfo.InvariantCulture),
                    receipt.Item
                )
                {
                    VisibilityTimeout = 0,
                });
            await sqs.ChangeMessageVisibilityBatchAsync(url, [.. entries], CancellationToken.None);
        }
    }
}
