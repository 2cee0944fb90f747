using System.Security.Cryptography;
using System.Text;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Hosting;
using MarketData.Processor.Decoding;
using MarketData.Processor.Storage;

namespace MarketData.Processor;

/// <summary>
/// Records why messages can never be stored. They stay failed, so that the queue moves them to the dead-letter queue;
/// on the way there each is delivered several times, and recorded, logged and counted the first time.
/// </summary>
sealed class RejectionRecorder(AuditTrail trail, JsonLog log, TimeProvider time)
{
    /// <returns>How many rejections were new.</returns>
    public async Task<int> RecordAsync(
        IEnumerable<Delivery> deliveries, DateTimeOffset decodedAt, CancellationToken cancellation)
    {
        var recorded = await Task.WhenAll(
            from delivery in deliveries
            let invalid = delivery.Decoded as Decoded.Invalid
            where invalid is not null
            select RecordAsync(delivery, invalid, decodedAt, cancellation));
        return recorded.Count(isNew => isNew);
    }

    async Task<bool> RecordAsync(
        Delivery delivery, Decoded.Invalid invalid, DateTimeOffset decodedAt, CancellationToken cancellation)
    {
        var record = new AuditRecord
        {
            Id = $"rejected|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.Body)))}",
            Outcome = new AuditOutcome.Rejected(invalid.Rejection, invalid.EnvelopeId),
            Stages = new AuditStages(delivery.ReceivedAt, decodedAt, time.GetUtcNow()),
        };
        (string Name, string? Value)[] facts =
        [
            ("reason", invalid.Rejection.Reason.Code()),
            ("problem", invalid.Rejection.Message),
            ("messageId", delivery.MessageId),
            ("eventId", invalid.EnvelopeId),
            ("auditId", record.Id),
        ];
        try
        {
            if (!await trail.TryAddAsync(record, cancellation))
            {
                return false;
            }
        }
        catch (Exception failure)
        {
            log.Error("rejection not recorded", failure, facts);
            return false;
        }

        log.Warn("event rejected", facts);
        return true;
    }
}
