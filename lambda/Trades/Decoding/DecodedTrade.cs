using MarketData.Domain.Audit;
using MarketData.Domain.Trades;

namespace MarketData.Trades.Decoding;

/// <summary>What the event of a trade turned out to be.</summary>
/// <param name="Event">The event.</param>
/// <param name="Id">The trade's, or one made from the event's where that is none.</param>
/// <param name="Read">
/// Absent where it is no trade at all. What cannot be read, the problems name; here it is absent, empty or 0.
/// </param>
/// <param name="Problems">All that cannot be read, or is none of the values that are allowed.</param>
/// <param name="Detail">As it came; absent where it is too large to be kept.</param>
/// <param name="ContentHash">By which the same trade is known.</param>
sealed record DecodedTrade(
    TradeEvent Event,
    TradeId Id,
    BookedTrade? Read,
    IReadOnlyList<TradeProblem> Problems,
    string? Detail,
    Digest ContentHash
)
{
    /// <summary>Absent where something of it cannot be read.</summary>
    public BookedTrade? Trade => Problems.Count == 0 ? Read : null;
}
