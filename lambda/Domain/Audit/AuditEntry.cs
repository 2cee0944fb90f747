using MarketData.Domain.Events;

namespace MarketData.Domain.Audit;

/// <summary>What became of a delivery, and when.</summary>
public sealed record AuditEntry
{
    /// <summary>The event's identity, or for a rejection what <see cref="RejectionId"/> gives.</summary>
    public required string Id { get; init; }

    public required AuditOutcome Outcome { get; init; }
    public required AuditStages Stages { get; init; }

    /// <summary>
    /// The chain that the entry belongs to: its symbol's, or one of sixteen for rejections, so that a flood of them
    /// does not queue on one row. No symbol has a vertical bar.
    /// </summary>
    public string Chain =>
        Outcome is AuditOutcome.Stored stored ? stored.Symbol.Value : Id[..(RejectedPrefix.Length + 1)];

    const string RejectedPrefix = "rejected|";

    public static bool IsRejectionId(string id) =>
        id.StartsWith(RejectedPrefix, StringComparison.Ordinal)
        && id.Length == RejectedPrefix.Length + 2 * Digest.Length;

    /// <param name="bodyHash">
    /// SHA-256 of the message's body: an event id may be missing, or belong to a corrected event.
    /// </param>
    public static string RejectionId(Digest bodyHash) => $"{RejectedPrefix}{bodyHash}";
}

/// <summary>When the event passed each stage.</summary>
/// <param name="Received">The buffer took it in.</param>
/// <param name="Decoded">It was understood, or found impossible to understand.</param>
/// <param name="Decided">Its effects were decided on; the commit follows at once.</param>
public readonly record struct AuditStages(DateTimeOffset Received, DateTimeOffset Decoded, DateTimeOffset Decided);

/// <summary>What became of it.</summary>
public abstract record AuditOutcome
{
    AuditOutcome() { }

    /// <param name="Symbol">Whose event it was.</param>
    /// <param name="Event">What was stored, as <see cref="EventDigest"/> sums it up.</param>
    public sealed record Stored(Symbol Symbol, Digest Event) : AuditOutcome;

    /// <param name="Reason">Code of the reason why it can never be stored.</param>
    /// <param name="Message">The reason in a sentence.</param>
    /// <param name="EnvelopeId">The EventBridge id, or empty where the body had none.</param>
    public sealed record Rejected(string Reason, string Message, string EnvelopeId) : AuditOutcome;
}
