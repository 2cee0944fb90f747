namespace MarketData.Processor.Alerting;

/// <summary>How many messages a rule sends in a minute; what is beyond is told in a digest.</summary>
/// <param name="OfSymbol">About one symbol.</param>
/// <param name="OfRule">About all symbols.</param>
public sealed record MessagesPerMinute(int OfSymbol, int OfRule);
