using System.Security.Cryptography;
using System.Text;
using MarketData.Domain.Audit;
using MarketData.Processor.Rejecting;

namespace MarketData.Ops.DeadLetters;

/// <summary>
/// Records in the audit trail what a person has thrown away, who did and why: it is there for as long as the trail is,
/// nobody changes it unseen, and an event of which nothing else tells does not vanish without a trace.
/// </summary>
/// <param name="trail">Appends to it.</param>
/// <param name="keys">The trail's.</param>
/// <param name="who">The ARN of whoever discards.</param>
/// <param name="because">Why.</param>
/// <param name="time">The time.</param>
sealed class DiscardRecord(RejectionTrail trail, AuditKeys keys, string who, string because, TimeProvider time)
{
    /// <summary>Beside the codes of the function's own reasons.</summary>
    public const string Reason = "DISCARDED";

    /// <summary>An item of DynamoDB may have 400 KB; the archive has all of an event that came over the bus.</summary>
    const int MaxContent = 4_000;

    public async Task WriteAsync(IEnumerable<DeadEvent> events, CancellationToken cancellation)
    {
        foreach (var chain in events.Select(Entry).DistinctBy(entry => entry.Id).GroupBy(entry => entry.Chain))
        {
            // Those that were recorded before, by a discard that was stopped, are not recorded twice.
            await foreach (var _ in trail.AppendAsync(chain.Key, chain, keys, cancellation)) { }
        }
    }

    AuditEntry.Rejection Entry(DeadEvent dead)
    {
        var now = time.GetUtcNow();
        var content = dead.Body.Length <= MaxContent ? dead.Body : $"{dead.Body[..MaxContent]}…";
        return new(
            IdOf(dead),
            Reason,
            $"{who} discarded message {dead.MessageId} of the dead-letter queue '{dead.Queue}', which was there for "
                + $"{dead.Reason}, because: {because}. Its content: {content}",
            dead.EnvelopeId ?? "",
            dead.Since ?? now,
            now,
            now
        );
    }

    /// <summary>Of the message and not of its body: a rejection of the same body may have its own record.</summary>
    public static string IdOf(DeadEvent dead) =>
        AuditEntry.RejectionId(
            Digest.Read(SHA256.HashData(Encoding.UTF8.GetBytes($"{Reason}\n{dead.MessageId}\n{dead.Body}")))
        );
}
