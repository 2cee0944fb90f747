using MarketData.Domain.Events;

namespace MarketData.Domain.Decisions;

/// <summary>The newest bid and ask that any venue quoted for a symbol, each by event time.</summary>
public readonly record struct TopOfBook(SideAt? Bid, SideAt? Ask)
{
    public decimal? Mid => (Bid, Ask) is ({ } bid, { } ask) ? (bid.Side.Price + ask.Side.Price) / 2 : null;

    /// <summary>Below zero where the book is crossed.</summary>
    public decimal? Spread => (Bid, Ask) is ({ } bid, { } ask) ? ask.Side.Price - bid.Side.Price : null;

    public TopOfBook With(Quote quote) =>
        new(Newer(Bid, quote.Bid, quote.Timestamp), Newer(Ask, quote.Ask, quote.Timestamp));

    static SideAt? Newer(SideAt? known, QuoteSide? quoted, DateTimeOffset time) =>
        quoted is { } side && !(known?.Time > time) ? new SideAt(side, time) : known;
}
