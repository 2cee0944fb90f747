using MarketData.Domain.Events;

namespace MarketData.Sandbox.Report;

/// <summary>A malformed event: why it must be rejected, under which id, and what the audit trail says of it.</summary>
/// <param name="Reason">The reason there is.</param>
/// <param name="RejectionId">Null where it was never delivered.</param>
/// <param name="AuditedReason">Null where there is no record.</param>
sealed record SentBadEvent(RejectionReason Reason, string? RejectionId, string? AuditedReason);
