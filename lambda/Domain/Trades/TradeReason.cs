using MarketData.Domain.Events;

namespace MarketData.Domain.Trades;

/// <summary>Why a trade is refused. Rows, logs and lines of metrics carry the name in capitals.</summary>
public enum TradeReason
{
    NotATrade,
    TooLarge,
    MissingTradeId,
    InvalidTradeId,
    MissingAmount,
    AmountNotANumber,
    AmountNotFinite,
    AmountNotPositive,
    AmountOutOfRange,
    AmountAboveThreshold,
    TooManyDigits,
    MissingCurrency,
    UnknownCurrency,
    MissingSourceSystem,
    UnknownSourceSystem,
    InvalidSymbol,
    InvalidSide,
    InvalidPrice,
    InvalidQuantity,
    InvalidExecutedAt,
    ExecutedInTheFuture,
    NotABusinessDate,
    Duplicate,
    Conflict,
}

/// <summary>A reason, in a sentence that names the field, its value and what is allowed.</summary>
public sealed record TradeProblem(TradeReason Reason, string Message)
{
    public string Code => Codes.Of(Reason);
}
