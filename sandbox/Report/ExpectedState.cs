using MarketData.Sandbox.Feed;
using MarketData.Sessions;

namespace MarketData.Sandbox.Report;

/// <summary>What must be stored after what was sent.</summary>
sealed class ExpectedState
{
    public ExpectedState(Ledger ledger, StoredState state)
    {
        Good = [.. ledger.Sent.Where(sent => sent.Item.Expected is Expectation.Stored)];
        Rows = Good.Select(sent => (Expectation.Stored)sent.Item.Expected)
            .DistinctBy(stored => stored.Identity)
            .ToDictionary(stored => stored.Identity, stored => stored.Row);
        Bad =
        [
            .. ledger
                .Sent.Where(sent => sent.Item.Expected is Expectation.Rejected)
                .Select(sent => BadEvent(sent, ledger, state)),
        ];
    }

    public IReadOnlyList<SentItem> Good { get; }

    /// <summary>What must be stored, by its identity.</summary>
    public IReadOnlyDictionary<string, MarketRow> Rows { get; }

    public IReadOnlyList<SentBadEvent> Bad { get; }

    public int Duplicates => Good.Count - Rows.Count;

    static SentBadEvent BadEvent(SentItem sent, Ledger ledger, StoredState state)
    {
        var rejectionId = ledger.ProgressOf(sent)?.RejectionId;
        return new(
            ((Expectation.Rejected)sent.Item.Expected).Reason,
            rejectionId,
            rejectionId is null ? null : state.Rejections.GetValueOrDefault(rejectionId)
        );
    }
}
