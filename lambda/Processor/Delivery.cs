using MarketData.Processor.Decoding;

namespace MarketData.Processor;

/// <summary>One message of a batch, decoded.</summary>
/// <param name="MessageId">By which a failure is reported to the queue; changes with every redrive.</param>
/// <param name="Body">As sent.</param>
/// <param name="ReceivedAt">When the buffer took it in.</param>
/// <param name="Decoded">What it is.</param>
public sealed record Delivery(string MessageId, string Body, DateTimeOffset ReceivedAt, Decoded Decoded);
