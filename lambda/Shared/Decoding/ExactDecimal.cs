using System.Globalization;
using MarketData.Domain.Events;

namespace MarketData.Shared.Decoding;

/// <summary>
/// Decimal numbers read digit by digit. <c>decimal.Parse</c> rounds what it cannot hold without a word; money may not.
/// </summary>
static class ExactDecimal
{
    public const int MaxDigits = 28;

    public enum Outcome
    {
        Exact,
        NotANumber,
        NotFinite,
        TooManyDigits,
        OutOfRange,
    }

    /// <summary>Reads JSON's number grammar, optionally with a leading plus sign.</summary>
    public static Outcome Read(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (!TrySplit(text, out var whole, out var fraction, out var exponent))
        {
            return IsNonFiniteName(text) ? Outcome.NotFinite : Outcome.NotANumber;
        }

        whole = whole.TrimStart('0');
        fraction = fraction.TrimEnd('0');
        if (whole.IsEmpty && fraction.IsEmpty)
        {
            return Outcome.Exact;
        }

        // The value is 0.d₁d₂d₃… × 10^pointAt, and d₁ is not 0.
        var zerosAfterPoint = whole.IsEmpty ? fraction.Length - fraction.TrimStart('0').Length : 0;
        var pointAt = whole.Length - zerosAfterPoint + exponent;
        if (pointAt > NumberLimits.PowerOfTen)
        {
            return Outcome.OutOfRange;
        }

        var digits = fraction.IsEmpty ? whole.TrimEnd('0').Length : whole.Length + fraction.Length - zerosAfterPoint;
        if (digits > MaxDigits || digits - pointAt > MaxDigits)
        {
            return Outcome.TooManyDigits;
        }

        value = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Outcome.Exact;
    }

    static bool IsNonFiniteName(ReadOnlySpan<char> text) =>
        text.Trim().TrimStart("+-").ToString().ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "∞";

    /// <summary>
    /// Splits <c>-12.50e3</c> into the digits <c>12</c> before the point, <c>50</c> after it, and the exponent
    /// <c>3</c>.
    /// </summary>
    static bool TrySplit(
        ReadOnlySpan<char> text,
        out ReadOnlySpan<char> whole,
        out ReadOnlySpan<char> fraction,
        out int exponent
    )
    {
        whole = text is ['-' or '+', ..] ? text[1..] : text;
        fraction = [];
        exponent = 0;
        if (whole.IndexOfAny('e', 'E') is var e and >= 0)
        {
            if (!TryReadExponent(whole[(e + 1)..], out exponent))
            {
                return false;
            }

            whole = whole[..e];
        }

        if (whole.IndexOf('.') is var point and >= 0)
        {
            fraction = whole[(point + 1)..];
            whole = whole[..point];
        }

        return whole.Length + fraction.Length > 0 && AreDigits(whole) && AreDigits(fraction);
    }

    static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        const int farOutOfRange = 1_000_000;
        var negative = text is ['-', ..];
        var digits = negative || text is ['+', ..] ? text[1..] : text;
        exponent = 0;
        if (digits.IsEmpty || !AreDigits(digits))
        {
            return false;
        }

        var size = int.TryParse(digits, CultureInfo.InvariantCulture, out var parsed)
            ? Math.Min(parsed, farOutOfRange)
            : farOutOfRange;
        exponent = negative ? -size : size;
        return true;
    }
}
