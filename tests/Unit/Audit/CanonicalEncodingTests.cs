using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Audit;

/// <summary>The encoding as docs/audit.md describes it, written out by hand.</summary>
public class CanonicalEncodingTests
{
    static readonly byte[] KeyBytes = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Test]
    public void The_id_of_a_rejection_is_told_from_all_others()
    {
        var id = AuditEntry.RejectionId(Digest.Read(SHA256.HashData("body"u8)));

        Assert.That(AuditEntry.IsRejectionId(id));
        Assert.That(AuditEntry.IsRejectionId($"{id}0"), Is.False, "too long");
        Assert.That(AuditEntry.IsRejectionId(new string('R', id.Length)), Is.False, "of that length");
        Assert.That(AuditEntry.IsRejectionId("REJECTED|1"), Is.False, "a commit's");
    }

    [Test]
    public void A_commits_record_is_hashed_as_documented()
    {
        Trade[] trades =
        [
            Sample.Trade("13:30:00", 184.50m, volume: 100, id: "7"),
            Sample.Trade("13:30:01", 184.25m, volume: 300, id: "8"),
        ];
        byte[] expected =
        [
            2,
            .. SHA256.HashData("before"u8),
            .. Number(42),
            .. Text("IBM"),
            .. Text("IBM|42"),
            1,
            .. Number(Sample.At("13:30:02").UtcTicks),
            .. Number(Sample.At("13:30:03").UtcTicks),
            .. Number(90),
            .. Number(2),
            .. Text("NYSE|IBM|2013-10-08|7"),
            .. HashOf("13:30:00", "NYSE|IBM|2013-10-08|7", "184.5", "100"),
            .. Number(Sample.At("13:30:00.020").UtcTicks),
            .. Text("NYSE|IBM|2013-10-08|8"),
            .. HashOf("13:30:01", "NYSE|IBM|2013-10-08|8", "184.25", "300"),
            .. Number(Sample.At("13:30:01.020").UtcTicks),
        ];

        var record = new AuditKey(1, Sample.Opening, KeyBytes).Link(
            new ChainHead(41, Digest.Read(SHA256.HashData("before"u8)), Key: 1),
            new AuditEntry.Commit(
                Sample.Ibm,
                [.. trades.Select(AuditedEvent.Of)],
                Decoded: Sample.At("13:30:02"),
                Decided: Sample.At("13:30:03"),
                RetentionDays: 90
            )
        );

        Assert.That((record.Id, record.Sequence, record.Last), Is.EqualTo(("IBM|42", 42L, 43L)));
        Assert.That(record.Hash.ToArray(), Is.EqualTo(HMACSHA256.HashData(KeyBytes, expected)));

        static byte[] HashOf(string time, string id, string price, string volume) =>
            SHA256.HashData([
                1,
                1,
                .. Number(Sample.At(time).UtcTicks),
                .. Text(id),
                .. Text("NYSE"),
                .. Text("IBM"),
                .. Text(price),
                .. Text(volume),
            ]);
    }

    [Test]
    public void A_rejections_record_is_hashed_as_documented()
    {
        var id = AuditEntry.RejectionId(Digest.Read(SHA256.HashData("not json"u8)));
        var head = new ChainHead(41, Digest.Read(SHA256.HashData("before"u8)), Key: 1);
        byte[] expected =
        [
            2,
            .. SHA256.HashData("before"u8),
            .. Number(42),
            .. Text(id[..10]),
            .. Text(id),
            2,
            .. Number(Sample.At("13:30:00").UtcTicks),
            .. Number(Sample.At("13:30:01").UtcTicks),
            .. Number(Sample.At("13:30:02").UtcTicks),
            .. Text("NOT_JSON"),
            .. Text("Zürich"),
            .. Text(""),
        ];

        var record = new AuditKey(1, Sample.Opening, KeyBytes).Link(
            head,
            new AuditEntry.Rejection(
                id,
                Reason: "NOT_JSON",
                Message: "Zürich",
                EnvelopeId: "",
                Received: Sample.At("13:30:00"),
                Decoded: Sample.At("13:30:01"),
                Decided: Sample.At("13:30:02")
            )
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
            .. Text("NYSE|IBM|2013-10-08|q"),
            .. Text("NYSE"),
            .. Text("IBM"),
            .. Text("184.25"),
            .. Text("300"),
            .. Text(""),
            .. Text(""),
        ];

        Assert.That(EventDigest.Of(quote).ToArray(), Is.EqualTo(SHA256.HashData(expected)));
    }

    [Test]
    public void The_longest_numbers_have_room_beside_the_shortest_names()
    {
        const decimal longest = 0.1234567890123456789012345678m;
        EventIdentity.TryOfEnvelope("1", out var id);
        var side = new QuoteSide(longest, longest);
        var quote = Sample.Quote("13:30:00", 1, 1) with
        {
            Identity = id,
            Exchange = Exchange.Parse("X"),
            Symbol = Symbol.Parse("S"),
            Bid = side,
            Ask = side,
        };
        byte[] expected =
        [
            1,
            2,
            .. Number(Sample.At("13:30:00").UtcTicks),
            .. Text("1"),
            .. Text("X"),
            .. Text("S"),
            .. Enumerable.Repeat(Text("0.1234567890123456789012345678"), 4).SelectMany(bytes => bytes),
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
            () => new AuditKey(1, Sample.Opening, new byte[31]),
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
