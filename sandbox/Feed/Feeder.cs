using System.Diagnostics;
using System.Runtime.CompilerServices;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.Sandbox.Feed;

/// <summary>Sends a session over the bus, and what the bus cannot carry past it into the buffer.</summary>
public sealed class Feeder(
    IAmazonEventBridge eventBridge,
    IAmazonSQS sqs,
    string busName,
    string bufferUrl,
    Action<SentItem> onSent
)
{
    /// <summary>EventBridge's limit for a PutEvents call.</summary>
    const int MaxEntries = 10;

    const int Senders = 4;
    const int Attempts = 5;

    static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(100);

    public Task FeedAsync(IReadOnlyCollection<FeedItem> items, Pace pace, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            BatchesAsync(items, pace, cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = Senders, CancellationToken = cancellation },
            async (batch, stop) => await SendAsync(batch, stop)
        );

    /// <summary>A batch is full, or holds what is due before the next event is.</summary>
    static async IAsyncEnumerable<List<FeedItem>> BatchesAsync(
        IReadOnlyCollection<FeedItem> items,
        Pace pace,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var running = Stopwatch.StartNew();
        var batch = new List<FeedItem>(MaxEntries);
        DateTimeOffset? start = null;
        foreach (var item in items)
        {
            start ??= item.Time;
            var wait = pace.Wait(item.Time, start.Value, running);
            if (batch.Count == MaxEntries || (wait > TimeSpan.Zero && batch.Count > 0))
            {
                yield return batch;
                batch = new(MaxEntries);
            }

            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellation);
            }

            batch.Add(item);
        }

        yield return batch;
    }

    async Task SendAsync(List<FeedItem> batch, CancellationToken cancellation)
    {
        foreach (var message in batch.OfType<BufferMessage>())
        {
            var sentAt = Stopwatch.GetTimestamp();
            var answer = await sqs.SendMessageAsync(
                new SendMessageRequest { QueueUrl = bufferUrl, MessageBody = message.Body },
                cancellation
            );
            onSent(new(message, answer.MessageId!, sentAt));
        }

        await PutAsync([.. batch.OfType<BusEvent>()], cancellation);
    }

    /// <summary>An HTTP 200 may hold failed entries; those are put again.</summary>
    async Task PutAsync(List<BusEvent> open, CancellationToken cancellation)
    {
        var sentAt = Stopwatch.GetTimestamp();
        for (var attempt = 0; open.Count > 0; attempt++)
        {
            if (attempt > 0)
            {
                await Task.Delay(FirstBackoff * Math.Pow(2, attempt - 1), cancellation);
            }

            var answer = await eventBridge.PutEventsAsync(new() { Entries = [.. open.Select(Entry)] }, cancellation);
            var results = open.Zip(answer.Entries!).ToList();
            foreach (var (sent, entry) in results.Where(result => result.Second.EventId is not null))
            {
                onSent(new(sent, entry.EventId!, sentAt));
            }

            open = [.. results.Where(result => result.Second.EventId is null).Select(result => result.First)];
            if (open.Count > 0 && attempt + 1 == Attempts)
            {
                var why = results.First(result => result.Second.EventId is null).Second;
                throw new ToolException(
                    $"The bus '{busName}' refused an event {Attempts} times: {why.ErrorCode} {why.ErrorMessage}."
                );
            }
        }
    }

    PutEventsRequestEntry Entry(BusEvent item) =>
        new()
        {
            EventBusName = busName,
            Source = $"{BusEvents.SourcePrefix}sandbox",
            DetailType = item.DetailType,
            Detail = item.Detail,
            Time = item.Time.UtcDateTime,
        };
}
