namespace MarketData.Sandbox.Trades;

/// <summary>A trade that was put on the bus.</summary>
/// <param name="Trade">The trade.</param>
/// <param name="EventId">EventBridge's, of this event of it.</param>
/// <param name="SentAt">A Stopwatch timestamp.</param>
public sealed record SentTrade(SandboxTrade Trade, string EventId, long SentAt);
