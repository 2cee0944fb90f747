namespace MarketData.Ops.DeadLetters;

/// <summary>Which events of the dead-letter queues a command is about.</summary>
/// <param name="Queues">Of <see cref="DeadEventQueues.Names"/>.</param>
/// <param name="Reason">Only those that are there for it; null for all.</param>
/// <param name="MessageIds">Only these; empty for all.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="WithRejected">Whether those are meant, too, that were rejected for good.</param>
sealed record Selection(
    IReadOnlyList<string> Queues,
    string? Reason,
    IReadOnlyList<string> MessageIds,
    int Limit,
    bool WithRejected = true
)
{
    public bool Has(DeadEvent one) =>
        (Reason is null || one.Reason == Reason)
        && (MessageIds.Count == 0 || MessageIds.Contains(one.MessageId))
        && (WithRejected || !one.IsRejected);
}
