using MarketData.Domain.Events;

namespace MarketData.Sandbox.Feed;

/// <summary>What the function must make of an event.</summary>
public abstract record Expectation
{
    public sealed record Stored(string Identity) : Expectation;

    public sealed record Rejected(RejectionReason Reason) : Expectation;
}
