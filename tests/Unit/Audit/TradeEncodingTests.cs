using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;

namespace MarketData.UnitTests.Audit;

/// <summary>The encoding of trades as docs/audit.md describes it, written out by hand.</summary>
public sealed class TradeEncodingTests
{
    static readonly DateTimeOffset At = new(2026, 1, 5, 14, 30, 0, 123, TimeSpan.Zero);

    static readonly BookedTrade Whole = new()
    {
        Id = TradeId.OfStored("T-1"),
        Amount = 590875.00m,
        Currency = Currency.Parse("USD"),
        SourceSystem = "OMS",
        Symbol = Symbol.Parse("IBM"),
        Side = Side.Buy,
        Price = 1181.75m,
        Quantity = 500,
        ExecutedAt = At,
    };

    static byte[] BytesOfWhole =>
        [.. Texts("T-1", "590875", "USD", "OMS", "IBM", "BUY", "1181.75", "500"), .. Number(At.UtcTicks)];

    [Test]
    public void A_trades_content_is_hashed_as_documented() =>
        Assert.That(TradeDigest.OfContent(Whole).ToArray(), Is.EqualTo(SHA256.HashData([1, 3, .. BytesOfWhole])));

    [Test]
    public void What_a_trade_does_not_say_is_empty_or_zero()
    {
        var bare = new BookedTrade
        {
            Id = TradeId.OfStored("T-2"),
            Amount = 1,
            Currency = Currency.Parse("JPY"),
            SourceSystem = "OMS",
        };

        Assert.That(
            TradeDigest.OfContent(bare).ToArray(),
            Is.EqualTo(SHA256.HashData([1, 3, .. Texts("T-2", "1", "JPY", "OMS", "", "", "", ""), .. Number(0)]))
        );
    }

    [Test]
    public void A_detail_that_is_no_trade_is_hashed_as_it_came() =>
        Assert.That(TradeDigest.OfContent("{ }").ToArray(), Is.EqualTo(SHA256.HashData("{ }"u8)));

    [Test]
    public void A_recorded_row_is_hashed_as_documented()
    {
        var row = Row(TradeStatus.Recorded) with
        {
            Trade = Whole,
            Enrichment = new(
                new()
                {
                    BarMinute = At.AddMinutes(-1),
                    BarClose = 1181.50m,
                    AsOf = At.AddSeconds(-1),
                    Vwap = 1180.1m,
                    Mid = 1181.7m,
                    Spread = 0.02m,
                },
                """{"isin":"US4592001014"}""",
                []
            ),
        };
        byte[] expected =
        [
            .. Beginning(reasons: 0, missing: 0),
            .. Texts("T-1", "RECORDED", "", "e-1", "trading.oms", "arn", """{"isin":"US4592001014"}"""),
            .. Number(At.AddMinutes(-1).UtcTicks),
            .. Number(At.AddSeconds(-1).UtcTicks),
            .. Texts("1181.5", "1180.1", "1181.7", "0.02"),
            1,
            .. BytesOfWhole,
        ];

        Assert.That(TradeDigest.OfRow(row).ToArray(), Is.EqualTo(SHA256.HashData(expected)));
    }

    [Test]
    public void A_row_of_what_was_no_trade_is_hashed_as_documented()
    {
        var row = Row(TradeStatus.Rejected) with
        {
            Reasons = [new(TradeReason.MissingAmount, "a"), new(TradeReason.TooLarge, "b")],
            Content = "{}",
            Enrichment = new(null, null, [new(MissingReason.NotATrade, "Zürich")]),
        };
        byte[] expected =
        [
            .. Beginning(reasons: 2, missing: 1),
            .. Texts("T-1", "REJECTED", "{}", "e-1", "trading.oms", "arn", ""),
            .. Texts("MISSING_AMOUNT", "a", "TOO_LARGE", "b", "NOT_A_TRADE", "Zürich"),
            .. Number(0),
            .. Number(0),
            .. Texts("", "", "", ""),
            0,
        ];

        Assert.That(TradeDigest.OfRow(row).ToArray(), Is.EqualTo(SHA256.HashData(expected)));
    }

    [Test]
    public void A_trades_record_is_hashed_as_documented()
    {
        byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        var head = new ChainHead(41, Digest.Read(SHA256.HashData("before"u8)), Key: 1);
        var chain = $"trade|{Convert.ToHexStringLower(SHA256.HashData("T-1"u8))[..2]}";
        byte[] expected =
        [
            2,
            .. SHA256.HashData("before"u8),
            .. Number(42),
            .. Texts(chain, "trade|T-1|1767623400123"),
            3,
            .. Texts("T-1"),
            .. Number(At.UtcTicks),
            .. Texts("RECORDED"),
            .. SHA256.HashData("row"u8),
            .. Texts("e-1"),
            .. Number(At.AddSeconds(1).UtcTicks),
            .. Number(At.AddSeconds(2).UtcTicks),
        ];

        var record = new AuditKey(1, At, key).Link(
            head,
            new AuditEntry.Trade(
                "T-1",
                At,
                "RECORDED",
                Digest.Read(SHA256.HashData("row"u8)),
                "e-1",
                Received: At.AddSeconds(1),
                Decided: At.AddSeconds(2)
            )
        );

        Assert.That((record.Id, record.Entry.Chain), Is.EqualTo(("trade|T-1|1767623400123", chain)));
        Assert.That(record.Hash.ToArray(), Is.EqualTo(HMACSHA256.HashData(key, expected)));
    }

    static RecordedTrade Row(TradeStatus status) =>
        new()
        {
            Id = TradeId.OfStored("T-1"),
            Timestamp = At,
            Status = status,
            Trade = null,
            Reasons = [],
            Content = null,
            ContentHash = Digest.Read(SHA256.HashData("content"u8)),
            Enrichment = new(null, null, []),
            Event = new("e-1", "trading.oms", At.AddSeconds(1)),
            Execution = "arn",
            RecordedAt = At.AddSeconds(2),
        };

    static byte[] Beginning(int reasons, int missing) =>
        [
            1,
            4,
            .. Number(At.UtcTicks),
            .. SHA256.HashData("content"u8),
            .. Number(At.AddSeconds(1).UtcTicks),
            .. Number(At.AddSeconds(2).UtcTicks),
            .. Number(reasons),
            .. Number(missing),
        ];

    static byte[] Number(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    static byte[] Texts(params string[] texts) =>
        [
            .. texts.SelectMany(text =>
            {
                var utf8 = Encoding.UTF8.GetBytes(text);
                return (byte[])[0, 0, (byte)(utf8.Length >> 8), (byte)utf8.Length, .. utf8];
            }),
        ];
}
