using MarketData.Domain.Events;

namespace MarketData.Processor.Decoding;

/// <summary>A message that can never be stored, and why.</summary>
/// <param name="Delivery">The message.</param>
/// <param name="Rejection">Why.</param>
/// <param name="EnvelopeId">The EventBridge id, where the body had one and it is of use.</param>
sealed record RejectedMessage(Delivery Delivery, Rejection Rejection, string? EnvelopeId);
