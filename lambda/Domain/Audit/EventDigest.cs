using System.Security.Cryptography;
using MarketData.Domain.Events;

namespace MarketData.Domain.Audit;

/// <summary>
/// What an exchange said, as one SHA-256: a stored event that is changed later no longer fits its audit record.
/// </summary>
public static class EventDigest
{
    const byte Version = 1;
    const byte KindOfTrade = 1;
    const byte KindOfQuote = 2;
    const int LongestDecimal = 31;

    public static Digest Of(MarketEvent marketEvent)
    {
        var bound =
            CanonicalWriter.Bound(marketEvent.Identity.Value, marketEvent.Exchange.Value, marketEvent.Symbol.Value)
            + 4 * (sizeof(int) + LongestDecimal);
        var writer = new CanonicalWriter(stackalloc byte[bound]);
        writer.Byte(Version);
        writer.Byte(marketEvent is Trade ? KindOfTrade : KindOfQuote);
        writer.Time(marketEvent.Timestamp);
        writer.Text(marketEvent.Identity.Value);
        writer.Text(marketEvent.Exchange.Value);
        writer.Text(marketEvent.Symbol.Value);
        switch (marketEvent)
        {
            case Trade trade:
                writer.Decimal(trade.Price);
                writer.Decimal(trade.Volume);
                break;
            case Quote quote:
                writer.Decimal(quote.Bid?.Price);
                writer.Decimal(quote.Bid?.Size);
                writer.Decimal(quote.Ask?.Price);
                writer.Decimal(quote.Ask?.Size);
                break;
            default:
                throw new InvalidOperationException($"There is no encoding for {marketEvent.GetType().Name}.");
        }

        Span<byte> hash = stackalloc byte[Digest.Length];
        SHA256.HashData(writer.Written, hash);
        return Digest.Read(hash);
    }
}
