namespace MarketData.Domain.Events;

/// <summary>One validated event of one symbol.</summary>
public abstract record MarketEvent
{
    public required EventIdentity Identity { get; init; }
    public required Exchange Exchange { get; init; }
    public required Symbol Symbol { get; init; }

    /// <summary>When it happened on the exchange.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When the buffer took it in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>
    /// Whether an archive replay sent it: it is stored like any other, but its alerts are not published.
    /// </summary>
    public bool IsReplay { get; init; }

    /// <summary>
    /// Whether another delivery under the same identity says the same thing. Times are left out: a producer that
    /// retries without a timestamp of its own gets a new one from the bus.
    /// </summary>
    public abstract bool HasSameContentAs(MarketEvent other);

    /// <summary>
    /// Event time first; the identity breaks ties, so that any arrival order gives one processing order.
    /// </summary>
    public static int CompareByTime(MarketEvent left, MarketEvent right)
    {
        var byTime = left.Timestamp.CompareTo(right.Timestamp);
        return byTime != 0 ? byTime : EventIdentity.Compare(left.Identity, right.Identity);
    }
}

/// <summary>
/// A print: <paramref name="Price"/> per unit, positive; <paramref name="Volume"/> in units, zero or more.
/// </summary>
public sealed record Trade(decimal Price, decimal Volume) : MarketEvent
{
    public override bool HasSameContentAs(MarketEvent other) =>
        other is Trade trade && (trade.Symbol, trade.Price, trade.Volume) == (Symbol, Price, Volume);
}

/// <summary>One or both sides of a venue's best prices.</summary>
public sealed record Quote(QuoteSide? Bid, QuoteSide? Ask) : MarketEvent
{
    /// <summary>
    /// Whether it bids more than it asks. That happens, and is what the venue said: it is stored as any other.
    /// </summary>
    public bool IsCrossed => Bid?.Price > Ask?.Price;

    public override bool HasSameContentAs(MarketEvent other) =>
        other is Quote quote && (quote.Symbol, quote.Bid, quote.Ask) == (Symbol, Bid, Ask);
}

/// <summary>A price, positive, and how many units are offered at it, where the venue says.</summary>
public readonly record struct QuoteSide(decimal Price, decimal? Size);
