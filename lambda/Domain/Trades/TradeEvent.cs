namespace MarketData.Domain.Trades;

/// <summary>The event that brought a trade.</summary>
/// <param name="Id">EventBridge's. An event that is delivered twice has one id, a trade that is sent twice has
/// two.</param>
/// <param name="Source">Who put it on the bus.</param>
/// <param name="Time">When the bus took it in, to the second.</param>
public sealed record TradeEvent(string Id, string Source, DateTimeOffset Time);
