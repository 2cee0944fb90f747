using System.Globalization;
using MarketData.Domain.Events;

namespace MarketData.Sessions;

/// <summary>
/// One print or quote of a session. Numbers are plain decimals as text, of which no digit is lost on the way.
/// </summary>
public sealed record MarketRow
{
    public required DateTimeOffset Time { get; init; }
    public required string Exchange { get; init; }
    public required string Symbol { get; init; }
    public required RowKind Kind { get; init; }
    public required string Price { get; init; }

    /// <summary>Null where a quote does not say; a trade has one.</summary>
    public required string? Size { get; init; }

    /// <summary>
    /// Under which its event is stored, whose trade id is a number of its own: every tenth real print repeats another
    /// exactly and is a separate trade all the same.
    /// </summary>
    public string IdentityOf(long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Exchange}|{Symbol}|{Time.UtcDateTime:yyyy-MM-dd}|{number}");

    /// <summary>What must be stored of it under that identity.</summary>
    public MarketEvent ToStored(string identity)
    {
        var (price, size) = (Read(Price), Size is null ? (decimal?)null : Read(Size));
        var (id, exchange, symbol) = (
            EventIdentity.OfStored(identity),
            Domain.Events.Exchange.Parse(Exchange),
            Domain.Events.Symbol.Parse(Symbol)
        );
        return Kind == RowKind.Trade
            ? new Trade(price, size ?? 0)
            {
                Identity = id,
                Exchange = exchange,
                Symbol = symbol,
                Timestamp = Time,
                ReceivedAt = Time,
            }
            : new Quote(Kind == RowKind.Bid ? new(price, size) : null, Kind == RowKind.Ask ? new(price, size) : null)
            {
                Identity = id,
                Exchange = exchange,
                Symbol = symbol,
                Timestamp = Time,
                ReceivedAt = Time,
            };
    }

    static decimal Read(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
