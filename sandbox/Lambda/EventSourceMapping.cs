using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace MarketData.Sandbox.Lambda;

/// <summary>
/// What Lambda does between a queue and a function: long polls, batches by size and window, at most the maximum
/// concurrency under way, and only what did not fail is deleted. Failed messages come back through the queue, whose own
/// redrive policy moves them on.
/// </summary>
public sealed class EventSourceMapping(
    IAmazonSQS sqs,
    string queueUrl,
    DeployedMapping settings,
    IFunction function,
    IBatchObserver observer
)
{
    const int MaxReceive = 10;
    const int LongPollSeconds = 20;

    /// <summary>Receiving goes on while the function runs, as Lambda's own pollers do.</summary>
    const int Pollers = 2;

    /// <summary>Lambda's limit for an event is 6 MB; room is left for one more receive and for the records' wrapping.</summary>
    const int EnoughBytes = 3 * 1024 * 1024;

    /// <summary>
    /// The sandbox's one shortcut: Lambda leaves failed messages to the queue's visibility timeout (minutes), this makes
    /// them visible at once. How often a message is received, and what happens then, stays the queue's decision.
    /// </summary>
    const int FailedVisibleAfterSeconds = 0;

    static readonly TimeSpan BetweenShortPolls = TimeSpan.FromMilliseconds(50);

    public Task RunAsync(CancellationToken cancellation)
    {
        var batches = Channel.CreateBounded<List<Message>>(capacity: 1);
        return Together.RunAsync(
            cancellation,
            [
                .. Enumerable.Repeat<Func<CancellationToken, Task>>(
                    stop => PollAsync(batches.Writer, stop),
                    Math.Min(Pollers, settings.MaximumConcurrency)
                ),
                .. Enumerable.Repeat<Func<CancellationToken, Task>>(
                    stop => ProcessAsync(batches.Reader, stop),
                    settings.MaximumConcurrency
                ),
            ]
        );
    }

    async Task PollAsync(ChannelWriter<List<Message>> batches, CancellationToken cancellation)
    {
        while (true)
        {
            var batch = await GatherAsync(cancellation);
            if (batch.Count > 0)
            {
                await batches.WriteAsync(batch, cancellation);
            }
        }
    }

    async Task ProcessAsync(ChannelReader<List<Message>> batches, CancellationToken cancellation)
    {
        await foreach (var batch in batches.ReadAllAsync(cancellation))
        {
            await ProcessAsync(batch, cancellation);
        }
    }

    /// <summary>The window opens with the first message; the batch goes when it is full, large enough or the window closes.</summary>
    async Task<List<Message>> GatherAsync(CancellationToken cancellation)
    {
        var batch = await ReceiveAsync(settings.BatchSize, LongPollSeconds, cancellation);
        if (batch.Count == 0 || settings.Window == TimeSpan.Zero)
        {
            return batch;
        }

        var opened = Stopwatch.StartNew();
        while (batch.Count < settings.BatchSize && opened.Elapsed < settings.Window && SizeOf(batch) < EnoughBytes)
        {
            // Short polls: a long one waits whole seconds, and would hold the batch beyond its window.
            var more = await ReceiveAsync(settings.BatchSize - batch.Count, waitSeconds: 0, cancellation);
            batch.AddRange(more);
            if (more.Count == 0)
            {
                await Task.Delay(BetweenShortPolls, cancellation);
            }
        }

        return batch;
    }

    async Task ProcessAsync(List<Message> batch, CancellationToken cancellation)
    {
        var result = await function.InvokeAsync(SqsEvent.Write(batch, settings.QueueArn), cancellation);
        var ids = batch.Select(message => message.MessageId!).ToHashSet();
        var failed = result switch
        {
            InvocationResult.Answered answer when settings.ReportsBatchItemFailures => BatchAnswer.FailedIds(
                answer.Payload,
                ids
            ),
            InvocationResult.Answered => new HashSet<string>(),
            _ => ids,
        };
        observer.Answered(batch, failed, result);
        await DeleteAsync(batch.Where(message => !failed.Contains(message.MessageId!)), cancellation);
        await ReturnAsync(batch.Where(message => failed.Contains(message.MessageId!)), cancellation);
    }

    async Task<List<Message>> ReceiveAsync(int wanted, int waitSeconds, CancellationToken cancellation)
    {
        var answer = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = queueUrl,
                MaxNumberOfMessages = Math.Min(wanted, MaxReceive),
                WaitTimeSeconds = waitSeconds,
                MessageSystemAttributeNames = ["All"],
            },
            cancellation
        );
        return answer.Messages ?? [];
    }

    async Task DeleteAsync(IEnumerable<Message> messages, CancellationToken cancellation)
    {
        foreach (var chunk in messages.Chunk(MaxReceive))
        {
            var answer = await sqs.DeleteMessageBatchAsync(
                new DeleteMessageBatchRequest
                {
                    QueueUrl = queueUrl,
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
            observer.NotDeleted(answer.Failed ?? []);
        }
    }

    async Task ReturnAsync(IEnumerable<Message> messages, CancellationToken cancellation)
    {
        foreach (var chunk in messages.Chunk(MaxReceive))
        {
            await sqs.ChangeMessageVisibilityBatchAsync(
                new ChangeMessageVisibilityBatchRequest
                {
                    QueueUrl = queueUrl,
                    Entries =
                    [
                        .. chunk.Select(message => new ChangeMessageVisibilityBatchRequestEntry
                        {
                            Id = message.MessageId,
                            ReceiptHandle = message.ReceiptHandle,
                            VisibilityTimeout = FailedVisibleAfterSeconds,
                        }),
                    ],
                },
                cancellation
            );
        }
    }

    static int SizeOf(List<Message> batch) => batch.Sum(message => Encoding.UTF8.GetByteCount(message.Body!));
}
