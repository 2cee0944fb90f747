using System.Text.Json;
using MarketData.Domain.Events;
using MarketData.Shared.Decoding;

namespace MarketData.Processor.Decoding;

/// <summary>
/// Prices and volumes. They may come as text, which some producers send so that no parser on the way rounds them.
/// </summary>
static class Amounts
{
    /// <returns>Null where it is a price.</returns>
    public static Rejection? ReadPrice(string name, JsonElement value, out decimal price) =>
        ReadPrice(TextOf(value), out price)?.Of(name, Quoting.Of(value));

    /// <returns>Null where it is a volume.</returns>
    public static Rejection? ReadVolume(string name, JsonElement value, out decimal volume) =>
        ReadVolume(TextOf(value), out volume)?.Of(name, Quoting.Of(value));

    /// <returns>Null where it is a price.</returns>
    public static WrongAmount? ReadPrice(string text, out decimal price)
    {
        var wrong = Read(text, RejectionReason.PriceNotANumber, RejectionReason.PriceNotFinite, out price);
        return wrong is null && price <= 0 ? new(RejectionReason.PriceNotPositive, "it must be above 0.") : wrong;
    }

    /// <returns>Null where it is a volume.</returns>
    public static WrongAmount? ReadVolume(string text, out decimal volume)
    {
        var wrong = Read(text, RejectionReason.VolumeNotANumber, RejectionReason.VolumeNotFinite, out volume);
        return wrong is null && volume < 0 ? new(RejectionReason.VolumeNegative, "it must be 0 or more.") : wrong;
    }

    static string TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString()!,
            _ => "",
        };

    static WrongAmount? Read(string text, RejectionReason notANumber, RejectionReason notFinite, out decimal number) =>
        ExactDecimal.Read(text, out number) switch
        {
            ExactDecimal.Outcome.Exact => null,
            ExactDecimal.Outcome.NotFinite => new(notFinite, "it must be finite."),
            ExactDecimal.Outcome.TooManyDigits => new(
                RejectionReason.TooManyDigits,
                $"at most {ExactDecimal.MaxDigits} significant digits and {ExactDecimal.MaxDigits} decimals are kept "
                    + "exactly."
            ),
            ExactDecimal.Outcome.OutOfRange => new(
                RejectionReason.NumberOutOfRange,
                $"it must be below 10 to the power of {NumberLimits.PowerOfTen}."
            ),
            _ => new(notANumber, "it must be a decimal number."),
        };
}
