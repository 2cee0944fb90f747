namespace MarketData.Sandbox.Report;

/// <summary>One message's way through the event-source mapping.</summary>
public sealed class MessageProgress(string rejectionId)
{
    readonly Lock gate = new();
    long settledAt;

    public string RejectionId => rejectionId;

    /// <summary>How often it was delivered.</summary>
    public int Deliveries { get; private set; }

    public bool IsSettled => SettledAt != 0;

    /// <summary>A Stopwatch timestamp; 0 while the message is open.</summary>
    public long SettledAt => Interlocked.Read(ref settledAt);

    public void NoteFailure()
    {
        lock (gate)
        {
            Deliveries++;
        }
    }

    /// <summary>True for the first success.</summary>
    public bool NoteSuccess(long at)
    {
        lock (gate)
        {
            Deliveries++;
            return Interlocked.CompareExchange(ref settledAt, at, 0) == 0;
        }
    }
}
