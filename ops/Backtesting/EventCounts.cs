using MarketData.Domain.Decisions;
using MarketData.Domain.Events;

namespace MarketData.Ops.Backtesting;

/// <summary>How many events of which kind a session has.</summary>
public sealed record EventCounts
{
    public int Trades { get; init; }
    public int Quotes { get; init; }

    /// <summary>Trades too old to change a bar.</summary>
    public int Late { get; init; }

    /// <summary>Events whose exchange's clock was too far ahead.</summary>
    public int Ahead { get; init; }

    public DateTimeOffset First { get; init; } = DateTimeOffset.MaxValue;
    public DateTimeOffset Last { get; init; } = DateTimeOffset.MinValue;

    public int Events => Trades + Quotes;

    public EventCounts With(RecordedEvent recorded)
    {
        var at = recorded.Event.Timestamp;
        var isTrade = recorded.Event is Trade;
        return this with
        {
            Trades = Trades + (isTrade ? 1 : 0),
            Quotes = Quotes + (isTrade ? 0 : 1),
            Late = Late + (recorded.Late ? 1 : 0),
            Ahead = Ahead + (recorded.Ahead ? 1 : 0),
            First = at < First ? at : First,
            Last = at > Last ? at : Last,
        };
    }
}
