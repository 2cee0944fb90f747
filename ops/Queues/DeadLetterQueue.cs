using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace MarketData.Ops.Queues;

/// <summary>
/// A queue that is looked through once. What was not deleted until this is disposed of can be seen by others again.
/// </summary>
sealed class DeadLetterQueue(IAmazonSQS sqs, string url) : IAsyncDisposable
{
    /// <summary>SQS gives and takes no more at once.</summary>
    const int MaxMessages = 10;

    /// <summary>
    /// Longer than it takes to look through tens of thousands; then what was received comes back, if this was killed.
    /// </summary>
    const int VisibilitySeconds = 600;

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
                MessageSystemAttributeNames = ["All"],
            },
            cancellation
        );
        var messages = answer.Messages ?? [];
        messages.ForEach(message => held[message.MessageId!] = message.ReceiptHandle!);
        return [.. messages.Where(message => seen.Add(message.MessageId!))];
    }

    /// <returns>The code of what stands against it, or null.</returns>
    public async Task<string?> DeleteAsync(Message message, CancellationToken cancellation) =>
        (await DeleteAsync([message], cancellation)).GetValueOrDefault(message.MessageId!);

    /// <param name="messages">At most ten.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The code of what stands against it, by the ids of the messages that are still there.</returns>
    public async Task<IReadOnlyDictionary<string, string>> DeleteAsync(
        IReadOnlyList<Message> messages,
        CancellationToken cancellation
    )
    {
        var entries = messages
            .Index()
            .Select(message => new DeleteMessageBatchRequestEntry(IdOf(message.Index), message.Item.ReceiptHandle!));
        var answer = await sqs.DeleteMessageBatchAsync(url, [.. entries], cancellation);
        var failed = (answer.Failed ?? []).ToDictionary(failure => failure.Id!, failure => failure.Code!);
        foreach (var (index, message) in messages.Index())
        {
            if (!failed.ContainsKey(IdOf(index)))
            {
                held.Remove(message.MessageId!);
            }
        }

        return messages
            .Index()
            .Where(message => failed.ContainsKey(IdOf(message.Index)))
            .ToDictionary(message => message.Item.MessageId!, message => failed[IdOf(message.Index)]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var receipts in held.Values.Chunk(MaxMessages))
        {
            var entries = receipts
                .Index()
                .Select(receipt => new ChangeMessageVisibilityBatchRequestEntry(IdOf(receipt.Index), receipt.Item)
                {
                    VisibilityTimeout = 0,
                });
            await sqs.ChangeMessageVisibilityBatchAsync(url, [.. entries], CancellationToken.None);
        }
    }

    static string IdOf(int index) => index.ToString(CultureInfo.InvariantCulture);
}
