using MarketData.Domain.Events;

namespace MarketData.UnitTests.Domain;

public class IdentityTests
{
    [TestCase(" aapl ", "AAPL")]
    [TestCase("brk.b", "BRK.B")]
    [TestCase("BTC/USD", "BTC/USD")]
    [TestCase("^GSPC", "^GSPC")]
    public void A_symbol_is_normalized_once(string text, string expected)
    {
        Assert.That(Symbol.Parse(text).Value, Is.EqualTo(expected));
        Assert.That(Symbol.Parse(text), Is.EqualTo(Symbol.Parse(expected)));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("A B")]
    [TestCase("*")]
    [TestCase("AÄ")]
    [TestCase("A|B")]
    [TestCase("THIS-SYMBOL-HAS-33-CHARACTERS-XXX")]
    public void What_is_not_a_symbol_is_refused(string text) => Assert.That(Symbol.TryParse(text, out _), Is.False);

    [Test]
    public void Exchange_and_trade_id_cannot_run_into_each_other()
    {
        Assert.That(Exchange.TryParse("A|B", out _), Is.False);
        EventIdentity.TryOfTrade(Exchange.Parse("a"), "B|c", out var identity);

        Assert.That(identity.Value, Is.EqualTo("A|B|c"));
    }

    [Test]
    public void An_envelope_id_cannot_pose_as_a_trade() =>
        Assert.That(EventIdentity.TryOfEnvelope("NYSE|1", out _), Is.False);

    [TestCase(RejectionReason.PriceNotANumber, "PRICE_NOT_A_NUMBER")]
    [TestCase(RejectionReason.NotJson, "NOT_JSON")]
    public void A_reason_has_a_code(RejectionReason reason, string code) =>
        Assert.That(reason.Code(), Is.EqualTo(code));
}
