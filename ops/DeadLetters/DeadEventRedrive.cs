using System.Globalization;
using Amazon.SQS.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.DeadLetters;

/// <summary>
/// Sends events to the buffer as they came, without the attributes that say why they are here, and deletes them then:
/// who is stopped in between leaves an event in both, and the function knows events that it has stored. SQS moves
/// messages by itself only out of the dead-letter queues of queues, which the target's is not:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
/// </summary>
/// <param name="queues">The queues.</param>
/// <param name="progress">Takes a line for each event.</param>
/// <param name="isDryRun">Only says what would be sent.</param>
sealed class DeadEventRedrive(DeadEventQueues queues, TextWriter progress, bool isDryRun)
{
    const string Sent = "sent";
    const string WouldBeSent = "would be sent";

    /// <summary>
    /// Of a call. SQS itself takes a mebibyte; what stands in for it on one machine takes a quarter of that.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
    /// </summary>
    const int MaxBytes = 256 * 1024;

    readonly List<MovedEvent> moved = [];

    public async Task<Answer> RunAsync(Selection selection, CancellationToken cancellation)
    {
        try
        {
            await foreach (var selected in queues.SelectAsync(selection, cancellation))
            {
                foreach (var batch in Batches(selected.Events))
                {
                    await MoveAsync(selected with { Events = batch }, cancellation);
                }
            }
        }
        catch
        {
            await progress.WriteLineAsync(Moved.Summary);
            throw;
        }

        return Moved.ToAnswer();
    }

    MovedEvents Moved => MovedEvents.Of(isDryRun ? WouldBeSent : Sent, moved);

    async Task MoveAsync(SelectedEvents batch, CancellationToken cancellation)
    {
        if (isDryRun)
        {
            foreach (var (_, dead) in batch.Events)
            {
                await NoteAsync(dead, WouldBeSent, why: null);
            }

            return;
        }

        var answer = await queues.Sqs.SendMessageBatchAsync(
            new()
            {
                QueueUrl = queues.BufferUrl,
                Entries =
                [
                    .. batch
                        .Events.Index()
                        .Select(one => new SendMessageBatchRequestEntry(IdOf(one.Index), one.Item.Event.Body)),
                ],
            },
            cancellation
        );
        var refused = (answer.Failed ?? []).ToDictionary(entry => entry.Id!, entry => $"{entry.Code}: {entry.Message}");
        var sent = batch
            .Events.Index()
            .Where(one => !refused.ContainsKey(IdOf(one.Index)))
            .Select(one => one.Item)
            .ToList();
        var undeleted =
            sent.Count == 0
                ? new Dictionary<string, string>()
                : await batch.Queue.DeleteAsync([.. sent.Select(one => one.Message)], CancellationToken.None);
        foreach (var (index, (_, dead)) in batch.Events.Index())
        {
            if (refused.TryGetValue(IdOf(index), out var why))
            {
                await NoteAsync(dead, MovedEvent.Left, why);
            }
            else if (undeleted.TryGetValue(dead.MessageId, out var code))
            {
                await NoteAsync(dead, MovedEvent.Left, $"it was sent, but not deleted: {code}");
            }
            else
            {
                await NoteAsync(dead, Sent, why: null);
            }
        }
    }

    async Task NoteAsync(DeadEvent dead, string outcome, string? why)
    {
        var one = new MovedEvent(dead.Queue, dead.MessageId, dead.Reason, outcome, why);
        moved.Add(one);
        await progress.WriteLineAsync(one.Line(dead.Event));
    }

    static IEnumerable<IReadOnlyList<(Message, DeadEvent)>> Batches(
        IReadOnlyList<(Message Message, DeadEvent Event)> events
    )
    {
        var (batch, bytes) = (new List<(Message, DeadEvent)>(), 0);
        foreach (var one in events)
        {
            if (batch.Count > 0 && bytes + one.Event.Bytes > MaxBytes)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(one);
            bytes += one.Event.Bytes;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    static string IdOf(int index) => index.ToString(CultureInfo.InvariantCulture);
}
