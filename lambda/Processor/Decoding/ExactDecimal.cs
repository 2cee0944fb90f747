using System.Globalization;

namespace MarketData.Processor.Decoding;

/// <summary>
/// Decimal numbers read digit by digit. <c>decimal.Parse</c> rounds what it cannot hold without a word; money may not.
/// </summary>
static class ExactDecimal
{
    public const int MaxDigits = 28;

    /// <summary>Numbers at or above 10 to this power are refused: sums of a day's volumes must not overflow.</summary>
    public const int MaxMagnitude = 18;

    public enum Outcome
    {
        Exact,
        NotANumber,
        NotFinite,
        TooManyDigits,
        OutOfRange,
    }

    /// <summary>Reads JSON's number grammar, optionally with a leading plus sign.</summary>
    public static Outcome Read(string text, out decimal value)
    {
        value = 0;
        if (IsNonFiniteName(text))
        {
            return Outcome.NotFinite;
        }

        if (!TrySplit(text, out var digits, out var exponent))
        {
            return Outcome.NotANumber;
        }

        var significant = digits.TrimStart('0');
        var trimmed = significant.TrimEnd('0');
        if (trimmed.Length == 0)
        {
            return Outcome.Exact;
        }

        // The value is 0.d₁d₂d₃… × 10^pointAt.
        var pointAt = significant.Length + exponent;
        if (pointAt > MaxMagnitude)
        {
            return Outcome.OutOfRange;
        }

        if (trimmed.Length > MaxDigits || trimmed.Length - pointAt > MaxDigits)
        {
            return Outcome.TooManyDigits;
        }

        value = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Outcome.Exact;
    }

    static bool IsNonFiniteName(string text) =>
        text.Trim().TrimStart('+', '-').ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "∞";

    /// <summary>Splits <c>-12.50e3</c> into the digits <c>1250</c> and the power of ten of the last one, <c>1</c>.</summary>
    static bool TrySplit(string text, out string digits, out int exponent)
    {
        (digits, exponent) = ("", 0);
        var rest = text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;
        if (rest.IndexOfAny(['e', 'E']) is var e and >= 0)
        {
            if (!TryReadExponent(rest[(e + 1)..], out exponent))
            {
                return false;
            }

            rest = rest[..e];
        }

        if (rest.IndexOf('.', StringComparison.Ordinal) is var point and >= 0)
        {
            exponent -= rest.Length - point - 1;
            rest = rest.Remove(point, 1);
        }

        digits = rest;
        return digits.Length > 0 && digits.All(char.IsAsciiDigit);
    }

    static bool TryReadExponent(string text, out int exponent)
    {
        const int farOutOfRange = 1_000_000;
        var negative = text.StartsWith('-');
        var digits = negative || text.StartsWith('+') ? text[1..] : text;
        exponent = 0;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
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
