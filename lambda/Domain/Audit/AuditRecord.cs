using MarketData.Domain.Events;

namespace MarketData.Domain.Audit;

/// <summary>One line of the audit trail: what became of a delivery, and when. Written once, never changed.</summary>
public sealed record AuditRecord
{
    /// <summary>The event's identity, or for a rejection <c>rejected|</c> and the SHA-256 of its body.</summary>
    public required string Id { get; init; }

    public required AuditOutcome Outcome { get; init; }
    public required AuditStages Stages { get; init; }
}

/// <summary>When the event passed each stage.</summary>
/// <param name="Received">The buffer took it in.</param>
/// <param name="Decoded">It was understood, or found impossible to understand.</param>
/// <param name="Decided">Its effects were decided on; the commit follows at once.</param>
public readonly record struct AuditStages(DateTimeOffset Received, DateTimeOffset Decoded, DateTimeOffset Decided);

/// <summary>What became of it.</summary>
public abstract record AuditOutcome
{
    AuditOutcome()
    {
    }

    /// <param name="Symbol">Whose event it was.</param>
    /// <param name="Sequence">Its number among the symbol's events, from 1.</param>
    public sealed record Stored(Symbol Symbol, long Sequence) : AuditOutcome;

    /// <param name="Rejection">Why it can never be stored.</param>
    /// <param name="EnvelopeId">The EventBridge id, where the body had one.</param>
    public sealed record Rejected(Rejection Rejection, string? EnvelopeId) : AuditOutcome;
}
