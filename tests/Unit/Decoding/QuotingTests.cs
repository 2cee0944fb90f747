using System.Text;
using MarketData.Shared.Decoding;

namespace MarketData.UnitTests.Decoding;

public class QuotingTests
{
    [Test]
    public void What_is_short_is_quoted_whole() =>
        Assert.That(Quoting.Of(new string('x', 64)), Is.EqualTo(new string('x', 64)));

    [TestCase("😀", 32)]
    [TestCase("\\ud83d\\ude00", 5)]
    [TestCase("\\uD83D\\uDE00", 5)]
    [TestCase("\\u00e9", 10)]
    [TestCase("\\n", 32)]
    [TestCase("é", 64)]
    public void A_quotation_ends_between_characters(string character, int kept) =>
        Assert.That(
            Quoting.Of(new StringBuilder().Insert(0, character, 1000).ToString()),
            Is.EqualTo($"{new StringBuilder().Insert(0, character, kept)}…")
        );

    [Test]
    public void A_character_that_does_not_fit_is_left_out() =>
        Assert.That(Quoting.Of($"{new string('x', 63)}😀"), Is.EqualTo($"{new string('x', 63)}…"));
}
