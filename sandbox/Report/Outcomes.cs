namespace MarketData.Sandbox.Report;

/// <summary>What the audit trail says became of an event; docs/audit.md describes the records.</summary>
static class Outcomes
{
    public const string Stored = "STORED";
    public const string Rejected = "REJECTED";
}
