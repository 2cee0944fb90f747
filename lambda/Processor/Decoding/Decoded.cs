using MarketData.Domain.Events;

namespace MarketData.Processor.Decoding;

/// <summary>What a message's body turned out to be.</summary>
public abstract record Decoded
{
    Decoded() { }

    public sealed record Valid(MarketEvent Event) : Decoded;

    /// <param name="Rejection">Why it can never be stored.</param>
    /// <param name="EnvelopeId">The EventBridge id, where the body had one.</param>
    public sealed record Invalid(Rejection Rejection, string? EnvelopeId) : Decoded;
}
