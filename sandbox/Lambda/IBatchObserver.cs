using Amazon.SQS.Model;

namespace MarketData.Sandbox.Lambda;

/// <summary>Sees what became of each batch.</summary>
public interface IBatchObserver
{
    void Answered(IReadOnlyList<Message> batch, IReadOnlySet<string> failedMessageIds, InvocationResult result);

    /// <summary>Messages that the queue did not delete will be delivered again.</summary>
    void NotDeleted(IReadOnlyList<BatchResultErrorEntry> failures);
}
