using System.Globalization;
using MarketData.Shared.Decoding;

namespace MarketData.UnitTests.Decoding;

public class ExactDecimalTests
{
    [TestCase("0", "0")]
    [TestCase("-0.0", "0")]
    [TestCase("007", "7")]
    [TestCase(".5", "0.5")]
    [TestCase("5.", "5")]
    [TestCase("1.5e3", "1500")]
    [TestCase("1E-8", "0.00000001")]
    [TestCase("1e-28", "0.0000000000000000000000000001")]
    [TestCase("1234567890.123456789012345678", "1234567890.123456789012345678")]
    [TestCase("0.1000000000000000000000000000000000000", "0.1")]
    [TestCase("0.01e19", "100000000000000000")]
    [TestCase("999999999999999999", "999999999999999999")]
    public void Every_digit_is_kept(string text, string expected)
    {
        Assert.That(ExactDecimal.Read(text, out var value), Is.EqualTo(ExactDecimal.Outcome.Exact));
        Assert.That(value, Is.EqualTo(decimal.Parse(expected, CultureInfo.InvariantCulture)));
    }

    [TestCase("12345678901234567.123456789012")]
    [TestCase("0.00000000000000000000000000012")]
    public void What_would_be_rounded_is_reported(string text) =>
        Assert.That(ExactDecimal.Read(text, out _), Is.EqualTo(ExactDecimal.Outcome.TooManyDigits));

    [TestCase("1000000000000000000")]
    [TestCase("0.01e20")]
    [TestCase("1e2147483648")]
    public void What_is_too_large_is_reported(string text) =>
        Assert.That(ExactDecimal.Read(text, out _), Is.EqualTo(ExactDecimal.Outcome.OutOfRange));

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".")]
    [TestCase("1e")]
    [TestCase("1e1.5")]
    [TestCase("1,000")]
    [TestCase("0x10")]
    [TestCase(" 1")]
    [TestCase("１")]
    public void What_is_not_a_number_is_reported(string text) =>
        Assert.That(ExactDecimal.Read(text, out _), Is.EqualTo(ExactDecimal.Outcome.NotANumber));
}
