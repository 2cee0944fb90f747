using System.Security.Cryptography;
using System.Text;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Hosting;
using MarketData.Processor.Decoding;
using MarketData.Processor.Queues;
using MarketData.Shared.Telemetry;

namespace MarketData.Processor.Rejecting;

/// <summary>
/// Records why messages can never be stored, and then moves them to the dead-letter queue. What is delivered again, by
/// a redrive for instance, is recorded, logged and counted the first time.
/// </summary>
sealed class RejectionRecorder(
    RejectionTrail trail,
    DeadLetters deadLetters,
    FailureBoundary boundary,
    JsonLog log,
    TimeProvider time
)
{
    /// <returns>The codes of the reasons of those that were not recorded before.</returns>
    public async Task<IReadOnlyList<string>> RecordAsync(
        IEnumerable<RejectedMessage> rejected,
        DecisionTerms terms,
        CancellationToken cancellation
    )
    {
        // Of equal bodies one is recorded: their id is the same.
        var chains = rejected
            .Select(message => (Entry: Entry(message, terms.DecodedAt), Message: message))
            .GroupBy(rejection => rejection.Entry.Id)
            .GroupBy(same => same.First().Entry.Chain);
        var reasons = await Task.WhenAll(
            chains.Select(chain =>
                RecordAsync(
                    chain.Key,
                    chain.ToDictionary(
                        same => same.First().Entry,
                        same => same.Select(rejection => rejection.Message).ToList()
                    ),
                    terms.Keys,
                    cancellation
                )
            )
        );
        return [.. reasons.SelectMany(recorded => recorded)];
    }

    async Task<List<string>> RecordAsync(
        string chain,
        Dictionary<AuditEntry.Rejection, List<RejectedMessage>> messages,
        AuditKeys keys,
        CancellationToken cancellation
    )
    {
        var added = new List<AuditEntry.Rejection>();
        var whole = await boundary.TryAsync(
            LogEvent.RejectionsNotRecorded,
            async () =>
            {
                await foreach (var entry in trail.AppendAsync(chain, messages.Keys, keys, cancellation))
                {
                    Log(entry, messages[entry][0].Delivery.MessageId);
                    added.Add(entry);
                }

                return messages.Keys;
            },
            () => [(LogFields.Chain, chain), (LogFields.MessageIds, IdsOf(messages.Values))],
            cancellation
        );
        await deadLetters.MoveAsync(
            (whole ?? added.AsEnumerable()).SelectMany(entry => messages[entry].Select(one => (one, entry.Id))),
            cancellation
        );
        return [.. added.Select(entry => entry.Reason)];
    }

    static string IdsOf(IEnumerable<List<RejectedMessage>> messages) =>
        string.Join(' ', messages.SelectMany(same => same).Select(message => message.Delivery.MessageId));

    void Log(AuditEntry.Rejection rejected, string messageId)
    {
        log.Warn(
            LogEvent.EventRejected,
            (LogFields.Reason, rejected.Reason),
            (LogFields.Problem, rejected.Message),
            (LogFields.MessageId, messageId),
            (LogFields.EventId, rejected.EnvelopeId),
            (LogFields.AuditId, rejected.Id)
        );
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
