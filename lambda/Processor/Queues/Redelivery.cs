using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Decoding;
using MarketData.Shared.Telemetry;

namespace MarketData.Processor.Queues;

/// <summary>
/// Decides when what failed comes again: soon at first, later each time, so that a passing failure costs seconds and an
/// outage of hours no message. Where the buffer cannot be told, its own visibility timeout decides.
/// </summary>
sealed class Redelivery(
    IAmazonSQS queues,
    ProcessorSettings settings,
    FailureBoundary boundary,
    JsonLog log,
    Random? random = null
)
{
    /// <summary>SQS takes no more entries in one call.</summary>
    const int MaxEntries = 10;

    static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    readonly Random jitter = random ?? Random.Shared;

    /// <summary>To be done last: from then on another function may be given the messages.</summary>
    public Task DelayAsync(IEnumerable<Delivery> failed, CancellationToken cancellation) =>
        Task.WhenAll(failed.Chunk(MaxEntries).Select(chunk => DelayAsync(chunk, cancellation)));

    async Task DelayAsync(Delivery[] failed, CancellationToken cancellation)
    {
        var request = new ChangeMessageVisibilityBatchRequest
        {
            QueueUrl = settings.BufferUrl,
            Entries = [.. failed.Select(Entry)],
        };
        await boundary.TryAsync(
            LogEvent.RedeliveryNotDelayed,
            async () =>
            {
                var answer = await queues.ChangeMessageVisibilityBatchAsync(request, cancellation);
                foreach (var refused in answer.Failed ?? [])
                {
                    log.Warn(
                        LogEvent.RedeliveryNotDelayed,
                        (LogFields.MessageId, failed[int.Parse(refused.Id!, CultureInfo.InvariantCulture)].MessageId),
                        (LogFields.Code, refused.Code),
                        (LogFields.Reason, refused.Message)
                    );
                }

                return answer;
            },
            () => [(LogFields.MessageIds, string.Join(' ', failed.Select(delivery => delivery.MessageId)))],
            cancellation
        );
    }

    ChangeMessageVisibilityBatchRequestEntry Entry(Delivery delivery, int place) =>
        new()
        {
            Id = place.ToString(CultureInfo.InvariantCulture),
            ReceiptHandle = delivery.ReceiptHandle,
            VisibilityTimeout = (int)Math.Round(DelayOf(delivery.Receives).TotalSeconds),
        };

    /// <summary>A quarter of it is jitter: what failed together should not come back together.</summary>
    TimeSpan DelayOf(int receives)
    {
        var doubled = First * Math.Pow(2, Math.Min(receives - 1, 10));
        return (doubled < Longest ? doubled : Longest) * (1 - jitter.NextDouble() / 4);
    }
}
