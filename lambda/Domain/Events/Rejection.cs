namespace MarketData.Domain.Events;

/// <summary>An event that can never be stored, and why, in a sentence that names the field and its value.</summary>
public sealed record Rejection(RejectionReason Reason, string Message);
