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
    /// <summary><c>PriceNotPositive</c> → <c>PRICE_NOT_POSITIVE</c>.</summary>
    public static string Code(this RejectionReason reason) => Codes[reason];

    static readonly Dictionary<RejectionReason, string> Codes = Enum.GetValues<RejectionReason>()
        .ToDictionary(reason => reason, UpperSnakeCase);

    static string UpperSnakeCase(RejectionReason reason) =>
        string.Concat(
            reason
                .ToString()
                .Select(
                    (letter, i) =>
                        i > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()
                )
        );
}
