using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Amazon.SQS;
using Amazon.SQS.Model;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Steps;

namespace MarketData.Sandbox.Lambda;

/// <summary>
/// What Lambda does between a queue and a function: long polls, batches by size and window, at most the maximum
/// concurrency under way, and only what did not fail is deleted. Failed messages come back through the queue, when the
/// function has told it or else by its visibility timeout, and its own redrive policy moves them on.
/// </summary>
public sealed class EventSourceMapping(
    PolledQueue queue,
    DeployedMapping settings,
    IFunction function,
    Action<AnsweredBatch> onAnswered
)
{
    /// <summary>Lambda waits longer; here whoever stops the mapping waits for it.</summary>
    const int LongPollSeconds = 5;

    /// <summary>Receiving goes on while the function runs, as Lambda's own pollers do.</summary>
    const int Pollers = 2;

    /// <summary>
    /// Lambda's limit for an event is 6 MB; room is left for one more receive and for the records' wrapping.
    /// </summary>
    const int EnoughBytes = 3 * 1024 * 1024;

    static readonly TimeSpan BetweenShortPolls = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan WithoutKey = TimeSpan.FromSeconds(1);

    /// <param name="drain">Ends it when all that was received is processed.</param>
    /// <param name="cancellation">Ends it at once.</param>
    public Task RunAsync(CancellationToken drain, CancellationToken cancellation)
    {
        var batches = Channel.CreateBounded<List<Message>>(capacity: 1);
        return Together.RunAsync(
            cancellation,
            [
                stop => PollAllAsync(batches.Writer, drain, stop),
                .. Enumerable.Repeat<Func<CancellationToken, Task>>(
                    stop => ProcessAsync(batches.Reader, stop),
                    settings.MaximumConcurrency
                ),
            ]
        );
    }

    async Task PollAllAsync(
        ChannelWriter<List<Message>> batches,
        CancellationToken drain,
        CancellationToken cancellation
    )
    {
        await Together.RunAsync(
            cancellation,
            [
                .. Enumerable.Repeat<Func<CancellationToken, Task>>(
                    stop => PollAsync(batches, drain, stop),
                    Math.Min(Pollers, settings.MaximumConcurrency)
                ),
            ]
        );
        batches.Complete();
    }

    async Task PollAsync(ChannelWriter<List<Message>> batches, CancellationToken drain, CancellationToken cancellation)
    {
        while (!drain.IsCancellationRequested)
        {
            try
            {
                var batch = await GatherAsync(cancellation);
                if (batch.Count > 0)
                {
                    await batches.WriteAsync(batch, cancellation);
                }
            }
            catch (AmazonSQSException refused) when (refused.ErrorCode == "KmsDisabled")
            {
                // Messages wait until their key is back.
                await Task.Delay(WithoutKey, cancellation);
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

    /// <summary>
    /// The window opens with the first message; the batch goes when it is full, large enough or the window closes.
    /// </summary>
    async Task<List<Message>> GatherAsync(CancellationToken cancellation)
    {
        var batch = await queue.ReceiveAsync(settings.BatchSize, LongPollSeconds, cancellation);
        if (batch.Count == 0 || settings.Window == TimeSpan.Zero)
        {
            return batch;
        }

        var opened = Stopwatch.StartNew();
        while (batch.Count < settings.BatchSize && opened.Elapsed < settings.Window && SizeOf(batch) < EnoughBytes)
        {
            // Short polls: a long one waits whole seconds, and would hold the batch beyond its window.
            var more = await queue.ReceiveAsync(settings.BatchSize - batch.Count, waitSeconds: 0, cancellation);
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
        var named = FailedIds(result, ids);
        var failed = named ?? ids;
        onAnswered(new(batch, failed, result));
        await queue.DeleteAsync(batch.Where(message => !failed.Contains(message.MessageId!)), cancellation);
        if (named is null)
        {
            await queue.ReturnAsync(batch, cancellation);
        }
    }

    /// <summary>Null where the function named none: it died, or its answer is malformed.</summary>
    IReadOnlySet<string>? FailedIds(InvocationResult result, HashSet<string> ids) =>
        result switch
        {
            InvocationResult.Answered answer when settings.ReportsBatchItemFailures => BatchAnswer.FailedIds(
                answer.Payload,
                ids
            ),
            InvocationResult.Answered => new HashSet<string>(),
            _ => null,
        };

    static int SizeOf(List<Message> batch) => batch.Sum(message => Encoding.UTF8.GetByteCount(message.Body!));
}
