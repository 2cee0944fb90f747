using System.Security.Cryptography;
using System.Text;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Hosting;
using MarketData.Processor.Decoding;
using MarketData.Processor.Telemetry;

namespace MarketData.Processor.Rejecting;

/// <summary>
/// Records why messages can never be stored. They stay failed, so that the queue moves them to the dead-letter queue;
/// on the way there each is delivered several times, and recorded, logged and counted the first time.
/// </summary>
sealed class RejectionRecorder(RejectionTrail trail, FailureBoundary boundary, JsonLog log, TimeProvider time)
{
    /// <returns>The codes of the reasons of those that were not recorded before.</returns>
    public async Task<IReadOnlyList<string>> RecordAsync(
        IEnumerable<RejectedMessage> rejected,
        DateTimeOffset decodedAt,
        CancellationToken cancellation
    )
    {
        // Of equal bodies one is recorded: their id is the same.
        var chains = rejected
            .Select(message => (Entry: Entry(message, decodedAt), message.Delivery.MessageId))
            .DistinctBy(rejection => rejection.Entry.Id)
            .GroupBy(rejection => rejection.Entry.Chain);
        var reasons = await Task.WhenAll(
            chains.Select(chain =>
                RecordAsync(
                    chain.Key,
                    chain.ToDictionary(rejection => rejection.Entry, rejection => rejection.MessageId),
                    cancellation
                )
            )
        );
        return [.. reasons.SelectMany(recorded => recorded)];
    }

    async Task<List<string>> RecordAsync(
        string chain,
        Dictionary<AuditEntry.Rejection, string> messageIds,
        CancellationToken cancellation
    )
    {
        var recorded = new List<string>();
        await boundary.TryAsync(
            LogEvent.RejectionsNotRecorded,
            async () =>
            {
                await foreach (var entry in trail.AppendAsync(chain, messageIds.Keys, cancellation))
                {
                    recorded.Add(Log(entry, messageIds[entry]));
                }

                return recorded;
            },
            () => [(LogFields.Chain, chain), (LogFields.MessageIds, string.Join(' ', messageIds.Values))],
            cancellation
        );
        return recorded;
    }

    string Log(AuditEntry.Rejection rejected, string messageId)
    {
        log.Warn(
            LogEvent.EventRejected,
            (LogFields.Reason, rejected.Reason),
            (LogFields.Problem, rejected.Message),
            (LogFields.MessageId, messageId),
            (LogFields.EventId, rejected.EnvelopeId),
            (LogFields.AuditId, rejected.Id)
        );
        return rejected.Reason;
    }

    AuditEntry.Rejection Entry(RejectedMessage message, DateTimeOffset decodedAt) =>
        new(
            AuditEntry.RejectionId(Digest.Read(SHA256.HashData(Encoding.UTF8.GetBytes(message.Delivery.Body)))),
            message.Rejection.Reason.Code(),
            message.Rejection.Message,
            message.EnvelopeId ?? "",
            message.Delivery.ReceivedAt,
            decodedAt,
            time.GetUtcNow()
        );
}
