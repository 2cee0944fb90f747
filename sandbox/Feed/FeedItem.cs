namespace MarketData.Sandbox.Feed;

/// <summary>Something to send, at its time in the session.</summary>
public abstract record FeedItem(DateTimeOffset Time)
{
    /// <summary>What the function must make of it: stored, or rejected.</summary>
    public required Expectation Expected { get; init; }
}

/// <summary>An event for the bus. The detail is JSON, or what is meant to be.</summary>
public sealed record BusEvent(DateTimeOffset Time, string DetailType, string Detail) : FeedItem(Time);

/// <summary>
/// A body that goes past the bus into the buffer, because PutEvents could not carry it or no rule would match.
/// </summary>
public sealed record BufferMessage(DateTimeOffset Time, string Body) : FeedItem(Time);
