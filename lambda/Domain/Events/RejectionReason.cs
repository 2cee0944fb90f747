namespace MarketData.Domain.Events;

/// <summary>
/// Why an event can never be stored. The audit trail, the log and the line of metrics carry the name in capitals.
/// </summary>
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
    NumberOutOfRange,
    InvalidTimestamp,
    TimestampOutOfRange,
    InvalidTradeId,
    EmptyQuote,
    IdentityConflict,
}

public static class RejectionReasonExtensions
{
    public static string Code(this RejectionReason reason) => Codes.Of(reason);
}
