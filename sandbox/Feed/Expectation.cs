using MarketData.Domain.Events;
using MarketData.Sessions;

namespace MarketData.Sandbox.Feed;

/// <summary>What the function must make of an event.</summary>
public abstract record Expectation
{
    /// <summary>Under this identity, with the values of this row.</summary>
    public sealed record Stored(string Identity, MarketRow Row) : Expectation;

    public sealed record Rejected(RejectionReason Reason) : Expectation;
}
