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
    public static Rejection? ReadPrice(string name, JsonElement value, out decimal price)
    {
        var problem = Read(name, value, RejectionReason.PriceNotANumber, RejectionReason.PriceNotFinite, out price);
        return problem is null && price <= 0
            ? new(RejectionReason.PriceNotPositive, $"{name} is {Quoting.Of(value)}; it must be above 0.")
            : problem;
    }

    /// <returns>Null where it is a volume.</returns>
    public static Rejection? ReadVolume(string name, JsonElement value, out decimal volume)
    {
        var problem = Read(name, value, RejectionReason.VolumeNotANumber, RejectionReason.VolumeNotFinite, out volume);
        return problem is null && volume < 0
            ? new(RejectionReason.VolumeNegative, $"{name} is {Quoting.Of(value)}; it must be 0 or more.")
            : problem;
    }

    static Rejection? Read(
        string name,
        JsonElement value,
        RejectionReason notANumber,
        RejectionReason notFinite,
        out decimal number
    )
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString()!,
            _ => "",
        };
        var (reason, problem) = ExactDecimal.Read(text, out number) switch
        {
            ExactDecimal.Outcome.Exact => default,
            ExactDecimal.Outcome.NotFinite => (notFinite, "it must be finite."),
            ExactDecimal.Outcome.TooManyDigits => (
                RejectionReason.TooManyDigits,
                $"at most {ExactDecimal.MaxDigits} significant digits and {ExactDecimal.MaxDigits} decimals are kept "
                    + "exactly."
            ),
            ExactDecimal.Outcome.OutOfRange => (
                RejectionReason.NumberOutOfRange,
                $"it must be below 10 to the power of {NumberLimits.PowerOfTen}."
            ),
            _ => (notANumber, "it must be a decimal number."),
        };
        return problem is null ? null : new(reason, $"{name} is {Quoting.Of(value)}; {problem}");
    }
}
