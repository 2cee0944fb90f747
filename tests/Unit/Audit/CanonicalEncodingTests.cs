using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MarketData.Domain.Audit;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Audit;

/// <summary>The encoding as docs/audit.md describes it, written out by hand.</summary>
public class CanonicalEncodingTests
{
    static readonly byte[] KeyBytes = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Test]
    public void A_stored_events_record_is_hashed_as_documented()
    {
        var trade = Sample.Trade("13:30:00", 184.50m, volume: 100, id: "7");
        var stages = new AuditStages(Sample.At("13:30:00"), Sample.At("13:30:01"), Sample.At("13:30:02"));
        byte[] ofEvent =
        [
            1,
            1,
            .. Number(Sample.At("13:30:00").UtcTicks),
            .. Text("NYSE|7"),
            .. Text("NYSE"),
            .. Text("IBM"),
            .. Text("184.5"),
            .. Text("100"),
        ];
        byte[] expected =
        [
            1,
            .. new byte[32],
            .. Number(1),
            .. Number(stages.Received.UtcTicks),
            .. Number(stages.Decoded.UtcTicks),
            .. Number(stages.Decided.UtcTicks),
            .. Text("IBM"),
            .. Text("NYSE|7"),
            1,
            .. SHA256.HashData(ofEvent),
        ];

        var record = new AuditKey(KeyBytes).Link(
            default,
            new AuditEntry
            {
                Id = trade.Identity.Value,
                Outcome = new AuditOutcome.Stored(trade.Symbol, EventDigest.Of(trade)),
                Stages = stages,
            }
        );

        Assert.That(record.Hash.ToArray(), Is.EqualTo(HMACSHA256.HashData(KeyBytes, expected)));
    }

    [Test]
    public void A_rejections_record_is_hashed_as_documented()
    {
        var at = Sample.Opening;
        var id = AuditEntry.RejectionId(Digest.Read(SHA256.HashData("not json"u8)));
        var head = new ChainHead(41, Digest.Read(SHA256.HashData("before"u8)));
        byte[] expected =
        [
            1,
            .. SHA256.HashData("before"u8),
            .. Number(42),
            .. Number(at.UtcTicks),
            .. Number(at.UtcTicks),
            .. Number(at.UtcTicks),
            .. Text(id[..10]),
            .. Text(id),
            2,
            .. Text("NOT_JSON"),
            .. Text("Zürich"),
            .. Text(""),
        ];

        var record = new AuditKey(KeyBytes).Link(
            head,
            new AuditEntry
            {
                Id = id,
                Outcome = new AuditOutcome.Rejected("NOT_JSON", "Zürich", ""),
                Stages = new AuditStages(at, at, at),
            }
        );

        Assert.That((record.Sequence, record.Previous), Is.EqualTo((42L, head.Hash)));
        Assert.That(record.Hash.ToArray(), Is.EqualTo(HMACSHA256.HashData(KeyBytes, expected)));
    }

    [Test]
    public void A_one_sided_quotes_digest_has_empty_texts_for_what_is_absent()
    {
        var quote = Sample.Quote("13:30:00", 184.25m, 184.75m, id: "q") with { Ask = null };
        byte[] expected =
        [
            1,
            2,
            .. Number(Sample.At("13:30:00").UtcTicks),
            .. Text("NYSE|q"),
            .. Text("NYSE"),
            .. Text("IBM"),
            .. Text("184.25"),
            .. Text("300"),
            .. Text(""),
            .. Text(""),
        ];

        Assert.That(EventDigest.Of(quote).ToArray(), Is.EqualTo(SHA256.HashData(expected)));
    }

    /// <summary>DynamoDB gives 184.5 back for 184.50.</summary>
    [TestCase("184.50", "184.5")]
    [TestCase("100.000", "100")]
    [TestCase("0.0000000100", "0.00000001")]
    [TestCase("7922816251426433759354395033.50", "7922816251426433759354395033.5")]
    public void Trailing_zeros_do_not_change_a_digest(string written, string read)
    {
        var trade = Sample.Trade("13:30:00", decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(
            EventDigest.Of(
                trade with
                {
                    Price = decimal.Parse(read, System.Globalization.CultureInfo.InvariantCulture),
                }
            ),
            Is.EqualTo(EventDigest.Of(trade))
        );
    }

    [Test]
    public void A_short_key_is_refused() =>
        Assert.That(
            () => new AuditKey(new byte[31]),
            Throws.ArgumentException.With.Message.Contains("31 bytes; at least 32")
        );

    static byte[] Number(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    static byte[] Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return [0, 0, (byte)(utf8.Length >> 8), (byte)utf8.Length, .. utf8];
    }
}
