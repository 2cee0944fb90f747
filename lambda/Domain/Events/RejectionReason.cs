namespace MarketData.Domain.Events;

/// <summary>Why an event can never be stored. The audit trail, the log and the metrics carry the name in capitals.</summary>
public enum RejectionReason
{
    NotJson,
    TooDeep,
    TooLarge,
    NotAnEnvelope,
    ForeignEnvelope,
    UnknownType,
    MissingExchange,
    InvalidExchange,
    MissingSymbol,
    InvalidSymbol,
    MissingPrice,
    PriceNotANumber,
    PriceNotFinite,
    PriceNotPositive,
    MissingVolume,
    VolumeNotANumber,
    VolumeNotFinite,
    VolumeNegative,
    TooManyDigits,
    InvalidTimestamp,
    TimestampOutOfRange,
    InvalidTradeId,
    EmptyQuote,
    IdentityConflict,
}
