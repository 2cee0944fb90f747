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

    [TestCase(null)]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("A B")]
    [TestCase("*")]
    [TestCase("AÄ")]
    [TestCase("A|B")]
    [TestCase("THIS-SYMBOL-HAS-33-CHARACTERS-XXX")]
    public void What_is_not_a_symbol_is_refused(string? text) => Assert.That(Symbol.TryParse(text, out _), Is.False);

    [TestCase(null)]
    [TestCase(" ")]
    [TestCase("N Y")]
    [TestCase("THIS-VENUE-HAS-33-CHARACTERS-XXXX")]
    public void What_is_not_a_venue_is_refused(string? text) => Assert.That(Exchange.TryParse(text, out _), Is.False);

    [Test]
    public void The_longest_names_are_taken()
    {
        var longest = new string('X', 32);

        Assert.That(Exchange.Parse(longest).Value, Is.EqualTo(longest));
        Assert.That(Symbol.Parse(longest).Value, Is.EqualTo(longest));
    }

    [TestCase(64, true)]
    [TestCase(65, false)]
    public void An_id_has_up_to_64_characters(int length, bool isTaken) =>
        Assert.That(EventIdentity.TryOfEnvelope(new string('1', length), out _), Is.EqualTo(isTaken));

    [Test]
    public void The_parts_of_an_identity_cannot_run_into_each_other()
    {
        Assert.That(Exchange.TryParse("A|B", out _), Is.False);
        Assert.That(Symbol.TryParse("A|B", out _), Is.False);
        Assert.That(Of("a", "b", Noon, "C|d"), Is.EqualTo("A|B|2026-11-20|C|d"));
    }

    [Test]
    public void A_trade_id_counts_for_one_symbol_on_one_day() =>
        Assert.That(
            new[]
            {
                Of("NYSE", "IBM", Noon, "1"),
                Of("NYSE", "GE", Noon, "1"),
                Of("NYSE", "IBM", Noon.AddDays(1), "1"),
                Of("NASDAQ", "IBM", Noon, "1"),
            },
            Is.Unique
        );

    [Test]
    public void The_day_is_that_of_UTC() =>
        Assert.That(
            Of("NYSE", "IBM", new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.FromHours(-5)), "1"),
            Is.EqualTo("NYSE|IBM|2026-11-21|1")
        );

    [Test]
    public void An_envelope_id_cannot_pose_as_a_trade() =>
        Assert.That(EventIdentity.TryOfEnvelope("NYSE|1", out _), Is.False);

    static DateTimeOffset Noon { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    static string Of(string exchange, string symbol, DateTimeOffset time, string tradeId)
    {
        EventIdentity.TryOfTrade(Exchange.Parse(exchange), Symbol.Parse(symbol), time, tradeId, out var identity);
        return identity.Value;
    }

    [TestCase(RejectionReason.PriceNotANumber, "PRICE_NOT_A_NUMBER")]
    [TestCase(RejectionReason.NotJson, "NOT_JSON")]
    public void A_reason_has_a_code(RejectionReason reason, string code) =>
        Assert.That(reason.Code(), Is.EqualTo(code));
}
