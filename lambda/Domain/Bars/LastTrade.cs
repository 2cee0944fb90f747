namespace MarketData.Domain.Bars;

/// <summary>The last trade of some time, and its price.</summary>
public readonly record struct LastTrade(TradeMark Mark, decimal Price);
