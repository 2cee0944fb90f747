using System.Globalization;
using System.Numerics;

namespace MarketData.Tests.Model.Store;

/// <summary>
/// A number as DynamoDB keeps it: up to 38 significant digits, without trailing zeros, compared by value.
/// </summary>
readonly record struct DynamoNumber : IComparable<DynamoNumber>
{
    public const int MaxDigits = 38;

    /// <summary>Powers of ten of the first digit: 1E-130 to 9.99…E+125.</summary>
    const int MinMagnitude = -130;
    const int MaxMagnitude = 125;

    readonly BigInteger digits;
    readonly int exponent;

    DynamoNumber(BigInteger digits, int exponent) => (this.digits, this.exponent) = (digits, exponent);

    public static DynamoNumber Zero => default;

    /// <summary>How many decimal digits it needs, for its size.</summary>
    public int Length => digits.IsZero ? 1 : BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).Length;

    public static DynamoNumber Parse(string text)
    {
        var mark = text.IndexOfAny(['e', 'E']);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var exponent = 0;
        if (
            !BigInteger.TryParse(
                point < 0 ? mantissa : mantissa.Remove(point, 1),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var digits
            )
            || (
                mark >= 0
                && !int.TryParse(
                    text[(mark + 1)..],
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out exponent
                )
            )
        )
        {
            throw ServiceError.Validation($"The parameter cannot be converted to a numeric value: {text}");
        }

        return Checked(digits, exponent - (point < 0 ? 0 : mantissa.Length - point - 1));
    }

    public static DynamoNumber operator +(DynamoNumber left, DynamoNumber right)
    {
        var exponent = Math.Min(left.exponent, right.exponent);
        return Checked(left.At(exponent) + right.At(exponent), exponent);
    }

    public int CompareTo(DynamoNumber other)
    {
        var least = Math.Min(exponent, other.exponent);
        return At(least).CompareTo(other.At(least));
    }

    public override string ToString()
    {
        if (exponent >= 0)
        {
            return At(0).ToString(CultureInfo.InvariantCulture);
        }

        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).PadLeft(1 - exponent, '0');
        return $"{(digits.Sign < 0 ? "-" : "")}{text[..^-exponent]}.{text[^-exponent..]}";
    }

    BigInteger At(int power) => digits * BigInteger.Pow(10, exponent - power);

    static DynamoNumber Checked(BigInteger digits, int exponent)
    {
        if (digits.IsZero)
        {
            return Zero;
        }

        while (BigInteger.DivRem(digits, 10, out var rest) is var shorter && rest.IsZero)
        {
            (digits, exponent) = (shorter, exponent + 1);
        }

        var number = new DynamoNumber(digits, exponent);
        return (number.Length, number.Length - 1 + exponent) switch
        {
            (> MaxDigits, _) => throw ServiceError.Validation(
                "Attempting to store more than 38 significant digits in a Number"
            ),
            (_, > MaxMagnitude) => throw ServiceError.Validation(
                "Number overflow. Attempting to store a number with magnitude larger than supported range"
            ),
            (_, < MinMagnitude) => throw ServiceError.Validation(
                "Number underflow. Attempting to store a number with magnitude smaller than supported range"
            ),
            _ => number,
        };
    }
}
