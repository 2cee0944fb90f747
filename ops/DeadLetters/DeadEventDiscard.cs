using MarketData.Ops.Deployment;

namespace MarketData.Ops.DeadLetters;

/// <summary>Records events and then deletes them: who is stopped in between deletes them the next time.</summary>
sealed class DeadEventDiscard(DeadEventQueues queues, DiscardRecord record, TextWriter progress)
{
    const string Discarded = "discarded";

    readonly List<MovedEvent> moved = [];

    public async Task<Answer> RunAsync(Selection selection, CancellationToken cancellation)
    {
        try
        {
            await foreach (var selected in queues.SelectAsync(selection, cancellation))
            {
                await record.WriteAsync(selected.Events.Select(one => one.Event), cancellation);
                var undeleted = await selected.Queue.DeleteAsync(
                    [.. selected.Events.Select(one => one.Message)],
                    CancellationToken.None
                );
                foreach (var (_, dead) in selected.Events)
                {
                    await NoteAsync(dead, undeleted.GetValueOrDefault(dead.MessageId));
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

    MovedEvents Moved => MovedEvents.Of(Discarded, moved);

    async Task NoteAsync(DeadEvent dead, string? undeleted)
    {
        var one = new MovedEvent(
            dead.Queue,
            dead.MessageId,
            dead.Reason,
            undeleted is null ? Discarded : MovedEvent.Left,
            undeleted is null ? null : $"it was recorded, but not deleted: {undeleted}"
        );
        moved.Add(one);
        await progress.WriteLineAsync($"{one.Line(dead.Event)}, recorded as {DiscardRecord.IdOf(dead)}");
    }
}
