namespace MarketData.Sandbox.Report;

/// <summary>A record of the audit trail: what became of an event, and why.</summary>
public sealed record StoredAudit(string Outcome, string? Reason);
