using MarketData.Domain.Audit;
using MarketData.Domain.Trades;
using MarketData.Trades.Messages;

namespace MarketData.Trades.Recording;

/// <summary>A trade that was validated and enriched, before it is known what its id stands for.</summary>
sealed record UnrecordedTrade(
    TradeId Id,
    BookedTrade? Trade,
    IReadOnlyList<TradeProblem> Reasons,
    string? Content,
    Digest ContentHash,
    Enrichment Enrichment,
    TradeEvent Event,
    string Execution
)
{
    public static UnrecordedTrade Of(RecordRequest request)
    {
        var (validation, given) = (request.Validation, request.Event);
        return new(
            TradeId.OfStored(validation.TradeId),
            validation.Trade?.ToTrade(),
            [.. validation.ToProblems().Where(IsItsOwn)],
            validation.Content,
            Digest.Read(Convert.FromHexString(validation.ContentHash)),
            request.Enrichment.ToEnrichment(),
            new(given.Id, given.Source, given.Time),
            request.Execution
        );
    }

    /// <param name="known">The rows of its id, none of which says the same.</param>
    /// <param name="at">Now.</param>
    public RecordedTrade After(IReadOnlyList<RecordedTrade> known, DateTimeOffset at)
    {
        var other = known.FirstOrDefault(row => row.Status == TradeStatus.Recorded);
        var (status, reasons) = (other, Reasons.Count) switch
        {
            ({ } recorded, _) => (TradeStatus.Conflict, [ConflictWith(recorded), .. Reasons]),
            (null, > 0) => (TradeStatus.Rejected, Reasons),
            _ => (TradeStatus.Recorded, Reasons),
        };
        return new()
        {
            Id = Id,
            Timestamp = FreeTimestamp(status == TradeStatus.Recorded ? Trade?.ExecutedAt ?? Event.Time : at, known),
            Status = status,
            Trade = Trade,
            Reasons = reasons,
            Content = status == TradeStatus.Recorded ? null : Content,
            ContentHash = ContentHash,
            Enrichment = Enrichment,
            Event = Event,
            Execution = Execution,
            RecordedAt = at,
        };
    }

    /// <summary>What <c>validate</c> saw of other rows is seen anew here.</summary>
    static bool IsItsOwn(TradeProblem problem) => problem.Reason is not (TradeReason.Duplicate or TradeReason.Conflict);

    TradeProblem ConflictWith(RecordedTrade recorded) =>
        new(
            TradeReason.Conflict,
            $"{Id} was recorded at {recorded.RecordedAt:O} as {recorded.Trade?.Amount} {recorded.Trade?.Currency} of "
                + $"{recorded.Trade?.SourceSystem}, and came again with other content; "
                + "a trade id must not be used twice."
        );

    static DateTimeOffset FreeTimestamp(DateTimeOffset wanted, IReadOnlyList<RecordedTrade> known)
    {
        var milliseconds = wanted.ToUnixTimeMilliseconds();
        var taken = known.Select(row => row.Timestamp.ToUnixTimeMilliseconds()).ToHashSet();
        while (taken.Contains(milliseconds))
        {
            milliseconds++;
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}
