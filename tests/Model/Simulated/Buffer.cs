using MarketData.Tests.Model.Schedules;

namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// The queue: a message that was received is hidden for a while, and comes again unless it was deleted meanwhile, until
/// it was received too often.
/// </summary>
sealed class Buffer(WorldClock world, Random random)
{
    const int BatchSize = 10;

    /// <summary>Six times the function's time-out, as the stack sets it.</summary>
    public static readonly TimeSpan VisibilityTimeout = TimeSpan.FromSeconds(180);

    readonly List<Message> messages = [];
    readonly List<Message> deadLetters = [];
    readonly HashSet<Message> redelivered = [];
    int sent;
    int batches;
    int receives;

    /// <summary>Deliveries before a message is moved to the dead-letter queue.</summary>
    public int MaxReceives { get; set; } = 3;

    /// <summary>Which receives, from 0, hide their messages for less time than it takes to work on them.</summary>
    public IReadOnlyCollection<int> EarlyReturns { get; set; } = [];

    public IReadOnlyList<Message> DeadLetters => deadLetters;

    public IReadOnlyList<Message> Redelivered => [.. redelivered];

    /// <summary>When there is something to receive, now or later; null where nothing is left.</summary>
    public DateTimeOffset? NextVisible
    {
        get
        {
            var tooOften = messages.FindAll(message =>
                message.VisibleAt <= world.Now && message.Receives >= MaxReceives
            );
            deadLetters.AddRange(tooOften);
            messages.RemoveAll(tooOften.Contains);
            return messages.Min(message => (DateTimeOffset?)message.VisibleAt);
        }
    }

    public void Send(IEnumerable<FedEvent> batch, DateTimeOffset at)
    {
        messages.AddRange(batch.Select(fed => new Message($"m{sent++}", fed, batches, at)));
        batches++;
    }

    /// <summary>One of the batches as it was sent, else up to ten messages that come again.</summary>
    public IReadOnlyList<Message> Receive()
    {
        var visible = messages.FindAll(message => message.VisibleAt <= world.Now);
        var isNew = visible.Find(message => message.Receives == 0);
        List<Message> batch = isNew is null
            ? [.. visible.OrderBy(message => message.VisibleAt).Take(BatchSize)]
            : visible.FindAll(message => message.Receives == 0 && message.Batch == isNew.Batch);
        redelivered.UnionWith(batch.Where(message => message.Receives > 0));
        var hidden = EarlyReturns.Contains(receives++)
            ? TimeSpan.FromMilliseconds(random.Next(1, 50))
            : VisibilityTimeout;
        batch.ForEach(message => message.Receive(world.Now + hidden));
        return batch;
    }

    /// <summary>Of the last delivery of a message; others were forgotten.</summary>
    public void Hide(string receiptHandle, TimeSpan time)
    {
        if (messages.Find(message => message.ReceiptHandle == receiptHandle) is { } found)
        {
            found.VisibleAt = world.Now + time;
        }
    }

    public void Delete(Message message) => messages.Remove(message);

    /// <summary>Takes the dead letters out.</summary>
    public IReadOnlyList<Message> TakeDeadLetters()
    {
        var taken = deadLetters.ToList();
        deadLetters.Clear();
        return taken;
    }
}
