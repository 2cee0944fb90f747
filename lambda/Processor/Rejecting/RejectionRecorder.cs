using System.Security.Cryptography;
using System.Text;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Hosting;
using MarketData.Processor.Decoding;

namespace MarketData.Processor.Rejecting;

/// <summary>
/// Records why messages can never be stored. They stay failed, so that the queue moves them to the dead-letter queue;
/// on the way there each is delivered several times, and recorded, logged and counted the first time.
/// </summary>
sealed class RejectionRecorder(RejectionTrail trail, JsonLog log, TimeProvider time)
{
    /// <returns>How many rejections were new.</returns>
    public async Task<int> RecordAsync(
        IEnumerable<Delivery> deliveries,
        DateTimeOffset decodedAt,
        CancellationToken cancellation
    )
    {
        var messageIds = new Dictionary<AuditEntry, string>();
        foreach (var delivery in deliveries)
        {
            if (delivery.Decoded is Decoded.Invalid invalid)
            {
                messageIds.TryAdd(Entry(delivery, invalid, decodedAt), delivery.MessageId);
            }
        }

        var recorded = await Task.WhenAll(
            messageIds
                .Keys.DistinctBy(entry => entry.Id)
                .GroupBy(entry => entry.Chain)
                .Select(chain => RecordAsync(chain, messageIds, cancellation))
        );
        return recorded.Sum();
    }

    async Task<int> RecordAsync(
        IGrouping<string, AuditEntry> chain,
        Dictionary<AuditEntry, string> messageIds,
        CancellationToken cancellation
    )
    {
        var recorded = 0;
        try
        {
            await foreach (var entry in trail.AppendAsync(chain.Key, chain, cancellation))
            {
                var rejected = (AuditOutcome.Rejected)entry.Outcome;
                log.Warn(
                    "event rejected",
                    ("reason", rejected.Reason),
                    ("problem", rejected.Message),
                    ("messageId", messageIds[entry]),
                    ("eventId", rejected.EnvelopeId),
                    ("auditId", entry.Id)
                );
                recorded++;
            }
        }
        catch (Exception failure)
        {
            log.Error(
                "rejections not recorded",
                failure,
                ("chain", chain.Key),
                ("messageIds", string.Join(' ', chain.Select(entry => messageIds[entry])))
            );
        }

        return recorded;
    }

    AuditEntry Entry(Delivery delivery, Decoded.Invalid invalid, DateTimeOffset decodedAt) =>
        new()
        {
            Id = AuditEntry.RejectionId(Digest.Read(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.Body)))),
            Outcome = new AuditOutcome.Rejected(
                invalid.Rejection.Reason.Code(),
                invalid.Rejection.Message,
                invalid.EnvelopeId ?? ""
            ),
            Stages = new AuditStages(delivery.ReceivedAt, decodedAt, time.GetUtcNow()),
        };
}
