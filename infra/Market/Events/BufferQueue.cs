using Constructs;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Events;

/// <summary>
/// Holds events until they are processed. What can never be stored the function moves to the dead-letter queue; what
/// fails for too long, the buffer itself.
/// </summary>
public sealed class BufferQueue : Construct
{
    const string Purpose = "market-data-buffer";

    public BufferQueue(Construct scope, string id, Foundation foundation, QueueSettings settings)
        : base(scope, id)
    {
        DeadLetterQueue = new EncryptedQueue(
            this,
            "dead-letters",
            new()
            {
                Purpose = $"{Purpose}-dlq",
                Foundation = foundation,
                RedriveAllowPolicy = Fn.Jsonencode(
                    new Dictionary<string, object>
                    {
                        ["redrivePermission"] = "byQueue",
                        ["sourceQueueArns"] = new[] { EncryptedQueue.ArnOf(foundation, Purpose) },
                    }
                ),
            }
        );
        Queue = new EncryptedQueue(
            this,
            "events",
            new()
            {
                Purpose = Purpose,
                Foundation = foundation,
                VisibilityTimeoutSeconds = settings.VisibilityTimeoutSeconds,
                RedrivePolicy = Fn.Jsonencode(
                    new Dictionary<string, object>
                    {
                        ["deadLetterTargetArn"] = DeadLetterQueue.Arn,
                        ["maxReceiveCount"] = settings.MaxReceiveCount,
                    }
                ),
            }
        );
    }

    public EncryptedQueue Queue { get; }
    public EncryptedQueue DeadLetterQueue { get; }
}
