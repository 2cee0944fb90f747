using MarketData.Domain.Events;
using MarketData.Domain.Trades;

namespace MarketData.Trades.Messages;

/// <summary>What <c>validate</c> says of a trade.</summary>
/// <param name="TradeId">The trade's id, or one made from the event's where that is none.</param>
/// <param name="Reasons">All that is wrong with it; none where it is valid.</param>
/// <param name="Trade">Absent where it cannot be read.</param>
/// <param name="Content">The event's detail of a trade that is refused; absent where that is too large.</param>
/// <param name="ContentHash">In hexadecimal digits.</param>
sealed record ValidationAnswer(
    string TradeId,
    IReadOnlyList<ReasonMessage> Reasons,
    TradeMessage? Trade,
    string? Content,
    string ContentHash
)
{
    public IReadOnlyList<TradeProblem> ToProblems() =>
        [.. Reasons.Select(reason => new TradeProblem(Codes.Parse<TradeReason>(reason.Code), reason.Message))];
}
