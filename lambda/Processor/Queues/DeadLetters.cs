using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Decoding;
using MarketData.Shared.Aws;
using MarketData.Shared.Telemetry;

namespace MarketData.Processor.Queues;

/// <summary>
/// Moves what can never be stored to the dead-letter queue, with the reason beside it: left to the buffer, each would
/// stay in flight until it had been received too often, and SQS delivers nothing more where too many are in flight.
/// </summary>
sealed class DeadLetters(
    IAmazonSQS queues,
    ProcessorSettings settings,
    Backoff backoff,
    FailureBoundary boundary,
    JsonLog log
)
{
    /// <summary>
    /// Moved deliveries are done. One that SQS refuses stays with the buffer, and goes the buffer's way.
    /// </summary>
    /// <param name="rejected">Each with the id of its audit record, which is written already.</param>
    /// <param name="cancellation">Ends the tries.</param>
    public Task MoveAsync(
        IEnumerable<(RejectedMessage Message, string AuditId)> rejected,
        CancellationToken cancellation
    ) =>
        Task.WhenAll(
            DeadLetterBatches
                .Of(rejected.Select(one => new DeadLetter(one.Message, one.AuditId)))
                .Select(batch => MoveAsync(batch, cancellation))
        );

    async Task MoveAsync(IReadOnlyList<DeadLetter> batch, CancellationToken cancellation)
    {
        var request = new SendMessageBatchRequest
        {
            QueueUrl = settings.DeadLetterQueueUrl,
            Entries = [.. batch.Select((letter, place) => letter.ToEntry(IdOf(place)))],
        };
        var answer = await boundary.TryAsync(
            LogEvent.RejectionsNotMoved,
            () => backoff.RetryAsync(() => queues.SendMessageBatchAsync(request, cancellation), cancellation),
            () => [(LogFields.MessageIds, string.Join(' ', batch.Select(letter => letter.Delivery.MessageId)))],
            cancellation
        );
        var moved = (answer?.Successful ?? []).Select(entry => entry.Id).ToHashSet();
        foreach (var (place, letter) in batch.Index())
        {
            letter.Delivery.IsDone = moved.Contains(IdOf(place));
        }

        foreach (var refused in answer?.Failed ?? [])
        {
            log.Warn(
                LogEvent.RejectionsNotMoved,
                (LogFields.MessageId, batch[int.Parse(refused.Id!, CultureInfo.InvariantCulture)].Delivery.MessageId),
                (LogFields.Code, refused.Code),
                (LogFields.Reason, refused.Message)
            );
        }
    }

    static string IdOf(int place) => place.ToString(CultureInfo.InvariantCulture);
}
