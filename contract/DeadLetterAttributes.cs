namespace MarketData.Contract;

/// <summary>
/// What the function says about a rejected message, as attributes of the message in the dead-letter queue.
/// </summary>
public static class DeadLetterAttributes
{
    /// <summary>The code of why it can never be stored.</summary>
    public const string Reason = "rejection_reason";

    /// <summary>Why, in a sentence.</summary>
    public const string Problem = "rejection_problem";

    /// <summary>Under which the audit trail has the rejection.</summary>
    public const string AuditId = "rejection_audit_id";
}
