using System.Security.Cryptography;
using System.Text;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;

namespace MarketData.Domain.Trades;

/// <summary>Trades as SHA-256. docs/audit.md says it byte by byte.</summary>
public static class TradeDigest
{
    const byte Version = 1;
    const byte KindOfContent = 3;
    const byte KindOfRow = 4;
    const int LongestDecimal = 31;

    /// <summary>What a trade says, however it was written: two that are equal are the same trade.</summary>
    public static Digest OfContent(BookedTrade trade)
    {
        var writer = new CanonicalWriter(new byte[Bound(trade)]);
        writer.Byte(Version);
        writer.Byte(KindOfContent);
        Write(ref writer, trade);
        return Hash(writer.Written);
    }

    /// <summary>Of a detail that cannot be read as a trade.</summary>
    public static Digest OfContent(string detail) => Hash(Encoding.UTF8.GetBytes(detail));

    /// <summary>A row as it is stored: one that is changed later no longer fits its audit record.</summary>
    public static Digest OfRow(RecordedTrade row)
    {
        var (market, enrichment) = (row.Enrichment.Market ?? new(), row.Enrichment);
        string[] texts =
        [
            row.Id.Value,
            Codes.Of(row.Status),
            row.Content ?? "",
            row.Event.Id,
            row.Event.Source,
            row.Execution,
            enrichment.Reference ?? "",
            .. row.Reasons.SelectMany(reason => new[] { reason.Code, reason.Message }),
            .. enrichment.Missing.SelectMany(missing => new[] { Codes.Of(missing.Reason), missing.Message }),
        ];
        var writer = new CanonicalWriter(
            new byte[CanonicalWriter.Bound(texts) + 4 * (sizeof(int) + LongestDecimal) + Bound(row.Trade)]
        );
        writer.Byte(Version);
        writer.Byte(KindOfRow);
        writer.Time(row.Timestamp);
        writer.Digest(row.ContentHash);
        writer.Time(row.Event.Time);
        writer.Time(row.RecordedAt);
        writer.Number(row.Reasons.Count);
        writer.Number(enrichment.Missing.Count);
        foreach (var text in texts)
        {
            writer.Text(text);
        }

        writer.Time(market.BarMinute ?? default);
        writer.Time(market.AsOf ?? default);
        writer.Decimal(market.BarClose);
        writer.Decimal(market.Vwap);
        writer.Decimal(market.Mid);
        writer.Decimal(market.Spread);
        writer.Byte(row.Trade is null ? (byte)0 : (byte)1);
        if (row.Trade is { } trade)
        {
            Write(ref writer, trade);
        }

        return Hash(writer.Written);
    }

    static int Bound(BookedTrade? trade) =>
        trade is null
            ? 0
            : CanonicalWriter.Bound(
                trade.Id.Value,
                trade.Currency.Code,
                trade.SourceSystem,
                trade.Symbol?.Value ?? "",
                SideOf(trade)
            )
                + 3 * (sizeof(int) + LongestDecimal);

    static void Write(ref CanonicalWriter writer, BookedTrade trade)
    {
        writer.Text(trade.Id.Value);
        writer.Decimal(trade.Amount);
        writer.Text(trade.Currency.Code);
        writer.Text(trade.SourceSystem);
        writer.Text(trade.Symbol?.Value ?? "");
        writer.Text(SideOf(trade));
        writer.Decimal(trade.Price);
        writer.Decimal(trade.Quantity);
        writer.Time(trade.ExecutedAt ?? default);
    }

    static string SideOf(BookedTrade trade) => trade.Side is { } side ? Codes.Of(side) : "";

    static Digest Hash(ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[Digest.Length];
        SHA256.HashData(canonical, hash);
        return Digest.Read(hash);
    }
}
